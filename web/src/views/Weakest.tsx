// Where each mechanism is weakest, what falls with that step, and which study would raise it most.
import type { WeakLinkList } from "../api/types";
import { Asked, Thing } from "../parts/Asked";
import { Claim } from "../parts/Claim";
import { Conditions, conditions } from "../parts/Conditions";
import { Listing } from "../parts/Listing";
import { Sign } from "../parts/Sign";
import { one } from "../url";
import { TIERS, belief, plain } from "../words";

export function Weakest() {
  const [source, effect] = [one("source"), one("effect")];
  return (
    <>
      <h1>Where is the mechanism weakest?</h1>
      <Asked>
        <Thing name="source" kind="vesicle" />
        <Thing name="effect" />
        <Conditions />
      </Asked>
      {!source || !effect ? <p class="quiet">Name a source and an effect.</p> : (
        <Listing<WeakLinkList> path="/weakest-link" params={{ source, effect, ...conditions() }} view="weakest" label="Weakest steps" cited
          head={["chain", "weakest step", "what falls without it", "which study would raise it"]} row={(row) => (
            <tr key={row.text}>
              <th scope="row">{row.text}<div class="small"><Sign sign={row.sign} /> belief {belief(row.belief)}</div></th>
              <td>
                step {row.step}: {row.subject_name} {plain(row.predicate)} {row.object_name}
                <div class="small">belief {belief(row.step_belief)}; {row.tiers.map((tier) => TIERS[tier] ?? tier).join(", ") || "no evidence"}; {row.implied ? "implied" : "said"}</div>
                <details><summary class="small">{row.claims.length} {row.claims.length === 1 ? "claim" : "claims"}</summary>{row.claims.map((claim) => <Claim key={claim} id={claim} />)}</details>
              </td>
              <td>
                {row.falls_exact ? "" : "at least "}{row.lost} lost, {row.weakened} weakened
                <details>
                  <summary class="small">which</summary>
                  <ul>{row.falls.map((fall) => <li key={`${fall.source} ${fall.effect}`}>{fall.source_name} → {fall.effect_name}: {belief(fall.belief)} {fall.without === null || fall.without === undefined ? "is lost" : `falls to ${belief(fall.without)}`}</li>)}</ul>
                </details>
              </td>
              <td>
                {TIERS[row.best_study] ?? row.best_study}: belief {belief(row.best_belief)}
                <div class="small">{row.studies.map((study) => `${TIERS[study.tier] ?? study.tier} +${belief(study.gain)}`).join("; ")}</div>
              </td>
            </tr>
          )} />
      )}
    </>
  );
}
