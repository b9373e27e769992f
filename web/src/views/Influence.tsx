// The bottlenecks of an effect: what every mechanism passes, and what most do.
import type { InfluenceList } from "../api/types";
import { Asked, Thing } from "../parts/Asked";
import { Conditions, conditions } from "../parts/Conditions";
import { Listing } from "../parts/Listing";
import { address, one } from "../url";

const SHARE = (value: number): string => `${(100 * value).toFixed(0)} %`;

export function Influence() {
  const effect = one("effect");
  return (
    <>
      <h1>What do the mechanisms{effect ? ` of ${effect}` : ""} pass?</h1>
      <Asked>
        <Thing name="effect" />
        <Thing name="source" label="from this source alone" kind="vesicle" />
        <Conditions />
      </Asked>
      {!effect ? <p class="quiet">Name an effect.</p> : (
        <Listing<InfluenceList> path="/influence" params={{ effect, source: one("source"), ...conditions() }} view="influence" label="Bottlenecks" cited
          head={["thing", "mechanisms through it", "share of belief", "sources", "cannot do without it"]}
          summary={(list) => <p>{list.exhausted ? "" : "At least "}{list.mechanisms} mechanisms of {list.sources.length} sources.</p>}
          row={(row) => (
            <tr key={row.id}>
              <th scope="row"><a href={address({ view: "explore", of: row.id })}>{row.name}</a><div class="small">{row.kind}{row.dominates ? "; every mechanism passes it" : ""}</div></th>
              <td>{row.exhausted ? "" : "≥ "}{row.mechanisms} ({SHARE(row.share)})</td>
              <td>{SHARE(row.belief_share)}</td>
              <td>{row.source_names.join(", ")}</td>
              <td>{row.dependent_names.length > 0 ? row.dependent_names.join(", ") : <span class="quiet">none</span>}<div class="small"><a href={address({ view: "knockout", node: row.id })}>what falls without it?</a></div></td>
            </tr>
          )} />
      )}
    </>
  );
}
