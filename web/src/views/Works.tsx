// The works that the papers cite: what kind of study each is, and what rests on it.
import type { ReferenceList } from "../api/types";
import { Asked, Choice } from "../parts/Asked";
import { Listing } from "../parts/Listing";
import { address, all, query } from "../url";
import { TIERS, plain } from "../words";

const NOT_ASKED = new Set(["view", "limit", "step", "chain"]);

/** Any field of the service's question may be in the address; those asked for most have a field here. */
export function Works() {
  const params = Object.fromEntries(Object.keys(query.value).filter((name) => !NOT_ASKED.has(name)).map((name) => [name, all(name)]));
  return (
    <>
      <h1>What do the papers cite?</h1>
      <Asked>
        <Choice name="tier" of={Object.entries(TIERS)} />
        <Choice name="design" of={["primary", "review", "position_paper", "unknown"]} />
        <Choice name="basis" label="how much of it was read" of={["none", "title", "abstract", "full_text"]} />
      </Asked>
      <Listing<ReferenceList> path="/references" params={params} view="works" label="Works" cited
        head={["work", "kind of study", "cited by", "what rests on it"]} row={(row) => (
          <tr key={row.id}>
            <th scope="row">
              {row.authors.join(", ")}{row.et_al ? " et al." : ""} ({row.year}) {row.title}
              {row.doi && <div class="small"><a href={`https://doi.org/${encodeURI(row.doi)}`} rel="noreferrer">doi:{row.doi}</a></div>}
            </th>
            <td>{TIERS[row.study.tier] ?? row.study.tier}<div class="small">{plain(row.study.design)}; read: {plain(row.study.basis)}</div></td>
            <td>{row.document}<div class="small">number {row.number}</div></td>
            <td><a href={address({ view: "claims", reference: row.id })}>its claims</a> · <a href={address({ view: "knockout", reference: row.id })}>what falls without it</a></td>
          </tr>
        )} />
    </>
  );
}
