// Claims as they stand in the papers, by what they say, how, and where it was shown.
import type { ClaimList } from "../api/types";
import { Asked, Choice, Thing } from "../parts/Asked";
import { Claim } from "../parts/Claim";
import { Listing } from "../parts/Listing";
import { Sign } from "../parts/Sign";
import { Belief, Flags, Tags } from "../parts/small";
import { all, query } from "../url";
import { TIERS, plain } from "../words";

const PREDICATES = ["increases", "decreases", "required_for", "affects", "carries", "derives_from", "cell_of_origin", "located_in", "accumulates_in", "crosses", "binds", "has_input", "has_output", "has_advantage", "has_limitation", "faces", "addresses"];
const NOT_ASKED = new Set(["view", "limit", "step", "chain"]);

/** Any field of the service's question may be in the address; those asked for most have a field here. */
export function Claims() {
  const params = Object.fromEntries(Object.keys(query.value).filter((name) => !NOT_ASKED.has(name)).map((name) => [name, all(name)]));
  return (
    <>
      <h1>What is claimed?</h1>
      <Asked>
        <Thing name="entity" label="about" />
        <Thing name="subject" />
        <Choice name="predicate" of={PREDICATES} />
        <Thing name="object" />
        <Choice name="hedge" of={["asserted", "suggested", "speculated"]} />
        <Choice name="derivation" of={["explicit", "implied"]} />
        <Choice name="polarity" of={["affirmed", "negated"]} />
        <Choice name="tier" of={Object.entries(TIERS)} />
      </Asked>
      <Listing<ClaimList> path="/claims" params={params} view="claims" label="Claims" cited
        head={["claim", "says", "put as", "belief", "where"]} row={(row) => (
          <tr key={row.id}>
            <th scope="row">{row.statement}<details><summary class="small">all that it rests on</summary><Claim id={row.id} /></details></th>
            <td>{row.subject_name} <Sign sign={row.sign} word={plain(row.predicate)} /> {row.object_name}</td>
            <td>{row.hedge}, {row.derivation}<div class="small"><Tags texts={[row.polarity === "negated" && "negated", row.contested && "≠ contradicted"].filter((text) => typeof text === "string")} /><Flags flags={row.flags} /></div></td>
            <td class="number"><Belief value={row.belief} /></td>
            <td>{row.document}<div class="small">{row.locator}</div></td>
          </tr>
        )} />
    </>
  );
}
