// Which paths count: the same fields for every question about paths, kept in the address.
import { all, changed, go, one } from "../url";
import { Picker } from "./Picker";

const FIELDS = ["max_hops", "sign", "min_belief", "background", "avoid", "via", "same_species", "same_model", "same_study", "documents"];

/** The parameters of the address that say which paths count. */
export function conditions(): Record<string, string | readonly string[]> {
  return Object.fromEntries(FIELDS.map((name) => [name, all(name)]));
}

export function Conditions() {
  const set = (name: string, value: string): void => go(changed({ [name]: value === "" ? undefined : value }), true);
  return (
    <>
      <div class="field">
        <label for="hops">most steps</label>
        <input id="hops" type="number" min="1" max="12" placeholder="6" value={one("max_hops")} onChange={(event) => set("max_hops", event.currentTarget.value)} />
      </div>
      <div class="field">
        <label for="sign">net sign</label>
        <select id="sign" value={one("sign")} onChange={(event) => set("sign", event.currentTarget.value)}>
          <option value="">any</option>
          <option value="positive">increases (+)</option>
          <option value="negative">decreases (−)</option>
          <option value="unknown">unknown (?)</option>
        </select>
      </div>
      <div class="field">
        <label for="belief">least belief of a step</label>
        <input id="belief" type="number" min="0" max="1" step="0.05" placeholder="0" value={one("min_belief")} onChange={(event) => set("min_belief", event.currentTarget.value)} />
      </div>
      <details>
        <summary>more conditions</summary>
        <div class="asked">
          <Picker label="via" value={one("via")} onPick={(name) => set("via", name)} />
          <Picker label="avoid" value={one("avoid")} onPick={(name) => set("avoid", name)} />
          {["same_species", "same_model", "same_study"].map((name) => <Tick key={name} name={name} label={name.replace("_", " ")} value="true" set={set} />)}
          <Tick name="background" label="leave vocabulary steps out" value="false" set={set} />
        </div>
      </details>
    </>
  );
}

function Tick({ name, label, value, set }: { name: string; label: string; value: string; set: (name: string, value: string) => void }) {
  return (
    <label>
      <input type="checkbox" checked={one(name) === value} onChange={(event) => set(name, event.currentTarget.checked ? value : "")} /> {label}
    </label>
  );
}
