// What is wrong with the papers' citations, names and claims.
import { href } from "../api/client";
import type { FindingList } from "../api/types";
import { useAnswer } from "../api/use";
import { Take } from "../parts/Take";
import { Cut, Flags, Waiting, Why } from "../parts/small";
import { changed, go, one } from "../url";

export function Audit() {
  const params = { severity: one("severity"), code: one("code"), document: one("document"), limit: 1000 };
  const state = useAnswer<FindingList>(href("/audit", params));
  return (
    <>
      <h1>What is wrong with the papers</h1>
      <div class="asked">
        <div class="field">
          <label for="severity">severity</label>
          <select id="severity" value={params.severity} onChange={(event) => go(changed({ severity: event.currentTarget.value || undefined }), true)}>
            <option value="">any</option><option>error</option><option>warning</option><option>info</option>
          </select>
        </div>
        <Take path="/audit" params={{ severity: params.severity, code: params.code, document: params.document }} />
      </div>
      {state.kind !== "answer" ? <Waiting state={state} /> : state.data.items.length === 0 ? <Why of={state.data} /> : <Rows list={state.data} />}
    </>
  );
}

function Rows({ list }: { list: FindingList }) {
  return (
    <>
      <p>{list.items.length} findings.</p>
      <Cut truncated={list.truncated} timedOut={list.timed_out} shown={list.items.length} />
      <div class="scroll" tabIndex={0} role="region" aria-label="Findings">
        <table>
          <thead><tr><th scope="col">severity</th><th scope="col">what</th><th scope="col">where</th><th scope="col">in plain words</th><th scope="col">basis</th></tr></thead>
          <tbody>
            {list.items.map((row, place) => (
              <tr key={place}>
                <td>{row.severity}</td>
                <td><Flags flags={[row.code]} /></td>
                <td>{row.document}<div class="small">{row.locator ?? ""}{row.reference ? ` · reference ${row.reference}` : ""}</div></td>
                <td>{row.explanation}{row.suggestion && <div class="small">{row.suggestion}</div>}</td>
                <td>{row.basis}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </>
  );
}
