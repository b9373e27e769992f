// What is missing, and what closing it would add.
import type { GapList } from "../api/types";
import { Asked, Choice, Thing } from "../parts/Asked";
import { Listing } from "../parts/Listing";
import { one } from "../url";
import { belief, plain } from "../words";

const KINDS = ["effect_without_mechanism", "mechanism_without_effect_claim", "unlinked_cargo", "source_without_ms_evidence", "uncited_claim", "single_mention_entity"];

export function Gaps() {
  return (
    <>
      <h1>What is missing?</h1>
      <Asked>
        <Choice name="kind" of={KINDS} />
        <Thing name="source" kind="vesicle" />
        <Thing name="effect" />
      </Asked>
      <Listing<GapList> path="/gaps" params={{ kind: one("kind"), source: one("source"), effect: one("effect") }} view="gaps" label="Gaps" cited
        head={["what is missing", "what it bears on", "gain", "how the gain is reckoned"]} row={(row, place) => (
          <tr key={place}>
            <th scope="row">{row.explanation}<div class="small">{plain(row.kind)}</div></th>
            <td>{row.source_name ?? "no source"} → {row.effect_name ?? "no effect"}<div class="small">{row.text}</div></td>
            <td class="number">{belief(row.gain)}<div class="small">chance {belief(row.chance)} × rise {belief(row.rise)}</div></td>
            <td>belief {belief(row.now)} now, {belief(row.after)} once closed{row.exact ? "" : ", of the paths that could be read"}<div class="small">{row.assumption}</div></td>
          </tr>
        )} />
    </>
  );
}
