// All that is drawn as a table, and as files.
import { href } from "../api/client";
import { choose, keyOf } from "../chosen";
import { Table } from "../parts/Listing";
import { Sign } from "../parts/Sign";
import { Fold, Graphs, Lines, Pictures } from "../parts/Take";
import { Belief, Cut, Tags } from "../parts/small";
import { csv } from "../take/graph";
import { fetching, quoted } from "../take/lines";
import { save } from "../take/picture";
import { papers } from "../take/papers";
import { address } from "../url";
import { TIERS, plain } from "../words";
import { deniedOf, type Known, type Link } from "./data";

interface Props {
  readonly links: readonly Link[];
  readonly opened: readonly string[];
  readonly known: ReadonlyMap<string, Known>;
}

export function Shown({ links, opened, known }: Props) {
  return (
    <>
      <div class="asked"><h2>{links.length} {links.length === 1 ? "step" : "steps"} shown</h2><TakeShown links={links} opened={opened} known={known} /></div>
      {opened.map((id) => known.get(id)).filter((of) => of !== undefined).map((of) => <Beside key={of.entity.id} of={of} />)}
      {links.length > 0 && (
        <Table label="Steps that are shown" head={["step", "belief", "evidence", "shown in", "documents"]}>
          {links.map((link) => (
            <tr key={keyOf(link)}>
              <th scope="row" class="chain">
                {link.subject_name}{" "}
                <button type="button" class="hop" aria-label={`Evidence: ${link.subject_name} ${plain(link.predicate)} ${link.object_name}`} onClick={() => choose(link)}><Sign sign={link.sign} word={plain(link.predicate)} /></button>{" "}
                {link.object_name}
                <Tags texts={[link.implied && "implied", link.background && "vocabulary", link.contested && "≠ contradicted"].filter((text) => typeof text === "string")} />
              </th>
              <td class="number"><Belief value={link.belief} /></td>
              <td>{link.tiers.map((tier) => TIERS[tier] ?? tier).join(", ") || "none"}{link.flags.length > 0 && <div class="small">⚑ {link.flags.length} flags</div>}</td>
              <td>{[...link.species, ...link.models].join(", ") || <span class="quiet">not stated</span>}</td>
              <td>{link.documents.join(", ")}</td>
            </tr>
          ))}
        </Table>
      )}
    </>
  );
}

/** What of a thing is in no table: what claims only deny, and what was too much to be read. */
function Beside({ of }: { of: Known }) {
  const { id, name } = of.entity;
  const denied = deniedOf(of);
  return (
    <>
      {denied > 0 && <p class="quiet" role="status">Of {name}, {denied} {denied === 1 ? "statement is" : "statements are"} only denied, and not shown as steps. <a href={address({ view: "contradictions", entity: id, kind: "only_denied" })}>See what is denied</a></p>}
      <Cut what={`steps of ${name}`} truncated={of.near.truncated} timedOut={of.near.timed_out} shown={of.near.items.length} />
      <Cut what={`claims about ${name}`} truncated={of.claims.truncated} timedOut={of.claims.timed_out} shown={of.claims.items.length} />
    </>
  );
}

function TakeShown({ links, opened, known }: Props) {
  const first = opened[0] ?? "";
  const whole = new URL(href(`/entities/${encodeURIComponent(first)}/neighbours`, { format: "csv" }), window.location.origin).href;
  const rows = [
    ["subject", "subject_name", "predicate", "sign", "object", "object_name", "belief", "tiers", "species", "documents", "claims"],
    ...links.map((link) => [link.subject, link.subject_name, link.predicate, link.sign, link.object, link.object_name, link.belief, link.tiers.join(";"), link.species.join(";"), link.documents.join(";"), link.claims.join(";")]),
  ];
  return (
    <Fold>
      <p class="row">
        <Pictures of="explored" />
        <button type="button" onClick={() => save(new Blob([csv(rows)], { type: "text/csv" }), "exomyelin-explored.csv")}>CSV</button>
        <Graphs of={links} file="exomyelin-explored" />
        <button type="button" onClick={() => void papers([...new Set(links.flatMap((link) => link.claims))], "exomyelin-explored-papers.bib")}>BibTeX</button>
      </p>
      <p class="small">The lines below ask for all that is around {known.get(first)?.entity.name ?? first}, whatever is hidden here.</p>
      <Lines of={[
        ...fetching(whole, true),
        ["Cypher", `MATCH (a:Entity {id: ${quoted(first)}})-[r]-(b:Entity)\nRETURN a, r, b`],
        ["a link", window.location.href],
      ]} />
    </Fold>
  );
}
