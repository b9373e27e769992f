// One source, one effect, and the conditions.
import { Conditions, conditions } from "../parts/Conditions";
import { Picker } from "../parts/Picker";
import { changed, go, one } from "../url";
import { Mechanism } from "./Mechanism";

export function MechanismView() {
  const [source, effect] = [one("source"), one("effect")];
  return (
    <>
      <h1>How does {source || "a source"} reach {effect || "an effect"}?</h1>
      <form class="asked" onSubmit={(event) => event.preventDefault()}>
        <Picker label="source" value={source} kind="vesicle" onPick={(name) => go(changed({ view: "mechanism", source: name }))} />
        <Picker label="effect" value={effect} onPick={(name) => go(changed({ view: "mechanism", effect: name }))} />
        <Conditions />
      </form>
      {source && effect ? <Mechanism source={source} effect={effect} given={conditions()} /> : <p class="quiet">Name a source and an effect.</p>}
    </>
  );
}
