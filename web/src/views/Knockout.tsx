// What falls when a thing, a work or a document is taken away.
import type { ChangeList, DocumentList, ReferenceList } from "../api/types";
import { href } from "../api/client";
import { useAnswer, type State } from "../api/use";
import { Asked, Choice, Thing } from "../parts/Asked";
import { Listing } from "../parts/Listing";
import { Sign } from "../parts/Sign";
import { one } from "../url";
import { belief, plain } from "../words";

const CHANGES = ["end_lost", "lost", "flipped", "sign_lost", "weakened", "gained", "strengthened"];

export function Knockout() {
  const given = { node: one("node"), reference: one("reference"), document: one("document") };
  const asked = Object.values(given).some(Boolean);
  return (
    <>
      <h1>What falls without {one("node") || one("reference") || one("document") || "a thing or a paper"}?</h1>
      <Asked>
        <Thing name="node" label="a thing" />
        <Works />
        <Documents />
        <Thing name="source" label="only from this source" kind="vesicle" />
        <Thing name="effect" label="only to this effect" />
        <Choice name="change" of={CHANGES} />
      </Asked>
      {!asked ? <p class="quiet">Name a thing, a cited work or a document to take away.</p> : (
        <Listing<ChangeList> path="/knockout" params={{ ...given, source: one("source"), effect: one("effect"), change: one("change") }} view="knockout" label="What changes" cited
          head={["conclusion", "change", "belief", "before", "after"]}
          summary={(list) => <p>{Object.entries(list.changes).map(([change, count]) => `${count} ${plain(change)}`).join(", ") || "Nothing changes"}; {list.unchanged} unchanged.</p>}
          row={(row) => (
            <tr key={`${row.source} ${row.effect}`}>
              <th scope="row">{row.source_name} → {row.effect_name}</th>
              <td>{plain(row.change)}<div class="small">{row.sign_before && <Sign sign={row.sign_before} />}{row.sign_after && row.sign_after !== row.sign_before && <> then <Sign sign={row.sign_after} /></>}</div></td>
              <td class="number">{belief(row.belief_before)} → {belief(row.belief_after)}</td>
              <td>{row.before?.text ?? "no path"}<div class="small">{row.paths_before_exact ? "" : "≥ "}{row.paths_before} paths</div></td>
              <td>{row.after?.text ?? "no path"}<div class="small">{row.paths_after_exact ? "" : "≥ "}{row.paths_after} paths</div></td>
            </tr>
          )} />
      )}
    </>
  );
}

/** The label of a list that may be cut short, or could not be had. */
function listed(label: string, state: State<ReferenceList | DocumentList>): string {
  if (state.kind === "loading") return label;
  if (state.kind !== "answer") return `${label} (the list could not be had)`;
  return state.data.truncated ? `${label} (the first ${state.data.items.length} of more)` : label;
}

function Works() {
  const state = useAnswer<ReferenceList>(href("/references", { limit: 1000 }));
  const works = state.kind === "answer" ? state.data.items : [];
  return <Choice name="reference" label={listed("a cited work", state)} any="none" of={works.map((work) => [work.id, `${work.first_author} ${work.year}: ${work.title}`.slice(0, 90)] as const)} />;
}

function Documents() {
  const state = useAnswer<DocumentList>(href("/documents", { limit: 1000 }));
  const documents = state.kind === "answer" ? state.data.items : [];
  return <Choice name="document" label={listed("a document", state)} any="none" of={documents.map((document) => [document.id, document.title || document.id] as const)} />;
}
