// Which conclusions rest on one work, one claim or one document.
import type { FragileList } from "../api/types";
import { Asked, Choice, Thing } from "../parts/Asked";
import { Claim } from "../parts/Claim";
import { Steps, Vocabulary } from "../parts/Conditions";
import { Listing } from "../parts/Listing";
import { Sign } from "../parts/Sign";
import { Belief } from "../parts/small";
import { address, all, one } from "../url";

type Row = FragileList["items"][number];
const FIELDS = ["rests_on", "source", "effect", "max_hops", "background", "documents"];

export function Fragility() {
  return (
    <>
      <h1>What rests on one paper?</h1>
      <Asked>
        <Thing name="source" kind="vesicle" />
        <Thing name="effect" />
        <Choice name="rests_on" label="ended by one" of={["work", "claim", "document"]} any="anything" />
        <Steps />
        <Vocabulary />
      </Asked>
      <Listing<FragileList> path="/fragility" params={Object.fromEntries(FIELDS.map((name) => [name, all(name)]))} view="fragility" label="Conclusions" cited
        head={["conclusion", "fewest works that end it, and each that does alone", "fewest claims", "fewest documents", "best path"]} summary={Summary} row={(row, _, list) => <Shown key={`${row.source} ${row.effect}`} row={row} works={list.works} />} />
    </>
  );
}

function Summary(list: FragileList) {
  return (
    <>
      <p>Of {list.conclusions} conclusions, {list.on_one_work} end with one work, {list.on_one_claim} with one claim, {list.on_one_document} with one document.</p>
      {list.works.length > 0 && (
        <details>
          <summary>{list.works.length} {list.works.length === 1 ? "work" : "works"} on which conclusions rest alone</summary>
          <ul>
            {list.works.map((work) => (
              <li key={work.work}>
                <a href={address({ view: "knockout", reference: work.references[0] ?? work.work, source: one("source"), effect: one("effect") })}>{work.citation}</a>{" "}
                <span class="small">{work.conclusions} {work.conclusions === 1 ? "conclusion ends" : "conclusions end"} with it; {work.work}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function Shown({ row, works }: { row: Row; works: FragileList["works"] }) {
  return (
    <tr>
      <th scope="row">
        <a href={address({ view: "mechanism", source: row.source_name, effect: row.effect_name })}>{row.source_name} → {row.effect_name}</a>
        <div class="small"><Sign sign={row.sign} /> {row.paths_exact ? "" : "≥ "}{row.paths} {row.paths === 1 ? "path" : "paths"}</div>
      </th>
      <td>
        <Least of={row.least_works} isExact={row.least_works_exact} what="work" />
        {row.single_works.map((work) => <div class="small" key={work}>{works.find((one) => one.work === work)?.citation ?? work}</div>)}
      </td>
      <td>
        <Least of={row.least_claims} isExact={row.least_claims_exact} what="claim" />
        {row.single_claims.length > 0 && (
          <details>
            <summary class="small">{row.single_claims.length === 1 ? "which" : `each of ${row.single_claims.length} alone`}</summary>
            {row.single_claims.map((claim) => <Claim key={claim} id={claim} />)}
          </details>
        )}
      </td>
      <td>
        <Least of={row.least_documents} isExact={row.least_documents_exact} what="document" />
        {row.single_documents.map((document) => <div class="small" key={document}>{document}</div>)}
      </td>
      <td>{row.text}<div><Belief value={row.belief} /></div></td>
    </tr>
  );
}

/** The fewest whose loss ends a conclusion. */
function Least({ of, isExact, what }: { of: number | null | undefined; isExact: boolean; what: string }) {
  if (of === null || of === undefined) return <>no {what} ends it</>;
  return <>{isExact ? "" : "≥ "}{of} {of === 1 ? what : `${what}s`}</>;
}
