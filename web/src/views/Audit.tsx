// What is wrong with the papers' citations, names and claims.
import type { FindingList } from "../api/types";
import { Asked, Choice } from "../parts/Asked";
import { Listing } from "../parts/Listing";
import { Flags } from "../parts/small";
import { one } from "../url";

const MOST = 1000;

export function Audit() {
  return (
    <>
      <h1>What is wrong with the papers</h1>
      <Asked>
        <Choice id="severity" name="severity" of={["error", "warning", "info"]} />
      </Asked>
      <Listing<FindingList> path="/audit" params={{ severity: one("severity"), code: one("code"), document: one("document") }} view="audit" label="Findings" first={MOST}
        head={["what", "severity", "where", "in plain words", "basis"]} row={(row, place) => (
          <tr key={place}>
            <th scope="row"><Flags flags={[row.code]} /></th>
            <td>{row.severity}</td>
            <td>{row.document}<div class="small">{row.locator ?? ""}{row.reference ? ` · reference ${row.reference}` : ""}</div></td>
            <td>{row.explanation}{row.suggestion && <div class="small">{row.suggestion}</div>}</td>
            <td>{row.basis}</td>
          </tr>
        )} />
    </>
  );
}
