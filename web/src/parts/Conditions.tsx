// Which paths count: the same fields for every question about paths, kept in the address.
import { all, changed, go, one } from "../url";
import { TIERS, plain } from "../words";
import { Choice } from "./Asked";
import { Picker } from "./Picker";

const FIELDS = ["max_hops", "sign", "min_belief", "tier", "background", "avoid", "via", "cargo", "same_species", "same_model", "same_cell", "same_study", "documents"];

/** The parameters of the address that say which paths count. */
export function conditions(): Record<string, string | readonly string[]> {
  return Object.fromEntries(FIELDS.map((name) => [name, all(name)]));
}

function set(name: string, value: string): void {
  go(changed({ [name]: value === "" ? undefined : value }), true);
}

/** How many steps a path may have. */
export function Steps() {
  return (
    <div class="field">
      <label for="hops">most steps</label>
      <input id="hops" type="number" min="1" max="12" placeholder="6" value={one("max_hops")} onChange={(event) => set("max_hops", event.currentTarget.value)} />
    </div>
  );
}

/** The net sign that a path has. */
export function NetSign() {
  return <Choice id="sign" name="sign" label="net sign" of={[["positive", "increases (+)"], ["negative", "decreases (−)"], ["unknown", "unknown (?)"]]} />;
}

/** Whether what only a vocabulary states is a step. */
export function Vocabulary() {
  return <Tick name="background" label="leave vocabulary steps out" value="false" />;
}

export function Conditions() {
  return (
    <>
      <Steps />
      <NetSign />
      <div class="field">
        <label for="belief">least belief of a step</label>
        <input id="belief" type="number" min="0" max="1" step="0.05" placeholder="0" value={one("min_belief")} onChange={(event) => set("min_belief", event.currentTarget.value)} />
      </div>
      <details>
        <summary>more conditions</summary>
        <div class="asked">
          <Picker label="via" value={one("via")} onPick={(name) => set("via", name)} />
          <Picker label="avoid" value={one("avoid")} onPick={(name) => set("avoid", name)} />
          <Choice name="tier" label="evidence of each step" of={Object.entries(TIERS)} />
          <Choice name="cargo" label="cargo shown to be" of={["present", "delivered", "necessary", "sufficient"]} />
          {["same_species", "same_model", "same_cell", "same_study"].map((name) => <Tick key={name} name={name} label={plain(name)} value="true" />)}
          <Vocabulary />
        </div>
      </details>
    </>
  );
}

function Tick({ name, label, value }: { name: string; label: string; value: string }) {
  return (
    <label>
      <input type="checkbox" checked={one(name) === value} onChange={(event) => set(name, event.currentTarget.checked ? value : "")} /> {label}
    </label>
  );
}
