// The fewest things, and the fewest works, whose loss leaves no path from a source to an effect.
import type { CutList, CutSummary } from "../api/types";
import { Asked, Thing } from "../parts/Asked";
import { Chain } from "../parts/ChainTable";
import { NetSign, Steps, Vocabulary } from "../parts/Conditions";
import { Listing } from "../parts/Listing";
import { Facts } from "../parts/small";
import { address, all, one } from "../url";

type Row = CutList["items"][number];
const FIELDS = ["source", "effect", "sign", "max_hops", "avoid", "background", "documents"];

export function Cuts() {
  const [source, effect] = [one("source"), one("effect")];
  return (
    <>
      <h1>What cuts {source || "a source"} from {effect || "an effect"}?</h1>
      <Asked>
        <Thing name="source" kind="vesicle" />
        <Thing name="effect" />
        <Thing name="avoid" label="lost already" />
        <NetSign />
        <Steps />
        <Vocabulary />
      </Asked>
      {!(source && effect) ? <p class="quiet">Name a source and an effect.</p> : (
        <Listing<CutList> path="/cuts" params={Object.fromEntries(FIELDS.map((name) => [name, all(name)]))} view="cuts" label="Smallest sets" cited
          head={["set", "how many", "what each takes with it"]} summary={Summary} row={(row) => <Shown key={row.members.join(" ")} row={row} source={source} effect={effect} />} />
      )}
    </>
  );
}

function Summary(list: CutList) {
  return (
    <Facts of={[
      ["of things", list.nodes && <Needed of={list.nodes} />],
      ["of works", list.references && <Needed of={list.references} />],
      ["counting neither steps nor signs", list.plain && <Plain of={list.plain} />],
    ]} />
  );
}

function Needed({ of }: { of: CutSummary }) {
  return (
    <>
      {of.explanation}{of.truncated && " There are, or may be, more sets of that size than are listed."}
      {of.path && <div class="chain"><Chain path={of.path} /></div>}
    </>
  );
}

function Plain({ of }: { of: NonNullable<CutList["plain"]> }) {
  if (!of.computed) return <>not sought: the graph is too large</>;
  if (of.direct) return <>nothing cuts: a single step leads from the one to the other</>;
  return <>{of.nodes?.map((node) => node.name).join(", ") || "none"}</>;
}

function Shown({ row, source, effect }: { row: Row; source: string; effect: string }) {
  const isThings = row.of === "nodes";
  return (
    <tr>
      <th scope="row">{row.names.join(", ")}</th>
      <td>{row.size} {isThings ? (row.size === 1 ? "thing" : "things") : row.size === 1 ? "work" : "works"}</td>
      <td>
        {row.members.map((member, place) => (
          <div key={member}>
            <a href={address({ view: "knockout", [isThings ? "node" : "reference"]: isThings ? row.names[place] : member, source, effect })}>without {row.names[place]}</a>
          </div>
        ))}
      </td>
    </tr>
  );
}
