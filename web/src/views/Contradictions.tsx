// Claims that can't both hold as they are put, side by side, and what of their circumstances differs.
import type { ContradictionList } from "../api/types";
import { Asked, Choice, Thing } from "../parts/Asked";
import { Claim } from "../parts/Claim";
import { Chain } from "../parts/ChainTable";
import { Listing } from "../parts/Listing";
import { Belief, Facts } from "../parts/small";
import { one } from "../url";
import { plain } from "../words";

type Row = ContradictionList["items"][number];
const KINDS = ["opposing_signs", "denied", "opposing_mechanisms", "only_denied"];
const FIELDS = ["entity", "source", "effect", "kind", "firm"];

export function Contradictions() {
  return (
    <>
      <h1>What contradicts what?</h1>
      <Asked>
        <Thing name="entity" label="about" />
        <Choice name="kind" of={KINDS} />
        <Choice name="firm" label="where both may hold" any="shown too" of={[["true", "left out"]]} />
      </Asked>
      <Listing<ContradictionList> path="/contradictions" params={Object.fromEntries(FIELDS.map((name) => [name, one(name)]))} view="contradictions" label="Contradictions" cited
        head={["what is at odds", "one side", "the other side", "what may explain it"]} row={(row) => <Shown key={`${row.kind} ${row.first.text} ${row.second?.text}`} row={row} />} />
    </>
  );
}

function Shown({ row }: { row: Row }) {
  return (
    <tr>
      <th scope="row">
        {row.subject_name} and {row.object_name}
        <div class="small">{plain(row.kind)}; {row.firm ? "firm" : `both may hold: ${row.caveats.map(plain).join(", ")}`}</div>
      </th>
      <td><Side side={row.first} /></td>
      <td>{row.second ? <Side side={row.second} /> : <span class="quiet">nothing says the opposite</span>}</td>
      <td>
        {row.because}
        <details>
          <summary class="small">field by field</summary>
          <Facts of={row.differences.map((field) => [plain(field.field), `${plain(field.standing)}: ${field.first.join(", ") || "not stated"} / ${field.second.join(", ") || "not stated"}`])} />
        </details>
      </td>
    </tr>
  );
}

function Side({ side }: { side: Row["first"] }) {
  const [first] = side.steps;
  return (
    <>
      {first ? <div class="chain"><Chain path={{ source_name: first.subject_name, steps: side.steps }} /></div> : <strong>{side.text}</strong>}
      {side.belief !== null && side.belief !== undefined && <div><Belief value={side.belief} /></div>}
      <div class="small">{side.documents.join(", ")}</div>
      <details>
        <summary class="small">{side.claims.length} {side.claims.length === 1 ? "claim" : "claims"}</summary>
        {side.evidence.map((brief) => <Claim key={brief.id} id={brief.id} />)}
      </details>
    </>
  );
}
