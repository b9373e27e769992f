// The best paths between any two things.
import { useMemo } from "preact/hooks";
import { href, type Params } from "../api/client";
import type { PathList, Step } from "../api/types";
import { useAnswer } from "../api/use";
import { keyOf } from "../chosen";
import { Conditions, conditions } from "../parts/Conditions";
import type { Drawn } from "../parts/Drawing";
import { Picker } from "../parts/Picker";
import { Take } from "../parts/Take";
import { Cut, Waiting, Why } from "../parts/small";
import { pathsInCypher } from "../take/cypher";
import { changed, go, one } from "../url";
import { Chains } from "./Chains";

const FIRST = 20;
const MOST = 100;

export function Paths() {
  const [from, to] = [one("from"), one("to")];
  const params = { from, to, ...conditions(), limit: one("limit") || FIRST };
  const state = useAnswer<PathList>(from && to ? href("/paths", params) : undefined);
  return (
    <>
      <h1>Which paths lead from {from || "one thing"} to {to || "another"}?</h1>
      <form class="asked" onSubmit={(event) => event.preventDefault()}>
        <Picker label="from" value={from} onPick={(name) => go(changed({ view: "paths", from: name }))} />
        <Picker label="to" value={to} onPick={(name) => go(changed({ view: "paths", to: name }))} />
        <Conditions />
      </form>
      {!(from && to) ? <p class="quiet">Name where to start and where to end.</p> : state.kind !== "answer" ? <Waiting state={state} /> : <Found list={state.data} params={params} />}
    </>
  );
}

function Found({ list, params }: { list: PathList; params: Params }) {
  const drawn = useMemo(() => drawnOf(list), [list]);
  const first = list.items[0];
  if (!first) return <Why of={list} view="paths" />;
  return (
    <>
      <div class="asked">
        <h2>{list.items.length}{list.truncated ? " best" : ""} {list.items.length === 1 ? "path" : "paths"}</h2>
        <Take path="/paths" params={params} picture="mechanism" graph={drawn.steps} cited cypher={pathsInCypher({ from: first.source, to: first.target, conditions: conditions(), least: 1, limit: one("limit") || String(FIRST) })} />
      </div>
      <Cut truncated={list.truncated} timedOut={list.timed_out} shown={list.items.length} more={list.items.length < MOST ? changed({ limit: String(MOST) }) : undefined} />
      <Chains drawn={drawn} paths={list.items} />
    </>
  );
}

/** Paths in columns by how far from the start a thing stands at the latest. */
function drawnOf(list: PathList): Drawn {
  const depth = new Map<string, number>();
  const names = new Map<string, string>();
  const steps = new Map<string, Step>();
  for (const path of list.items) {
    names.set(path.source, path.source_name);
    depth.set(path.source, 0);
    path.steps.forEach((step, place) => {
      names.set(step.object, step.object_name);
      steps.set(keyOf(step), step);
      depth.set(step.object, Math.max(depth.get(step.object) ?? 0, place + 1));
    });
  }
  const deepest = Math.max(...depth.values());
  const stages = Array.from({ length: deepest + 1 }, (_, place) => (place === 0 ? "from" : place === deepest ? "to" : `step ${place}`));
  return { nodes: [...names].map(([id, name]) => ({ id, name, stage: stages[depth.get(id) ?? 0] as string })), steps: [...steps.values()], stages };
}
