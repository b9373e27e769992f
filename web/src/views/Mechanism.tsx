// How one source reaches one effect: the chains drawn by stage with their shared steps merged.
import { useMemo } from "preact/hooks";
import { href, type Params } from "../api/client";
import type { MechanismList } from "../api/types";
import { useAnswer } from "../api/use";
import { Take } from "../parts/Take";
import { Cut, Waiting, Why } from "../parts/small";
import { pathsInCypher, type Given } from "../take/cypher";
import { address, changed, one } from "../url";
import { Chains } from "./Chains";

interface Props {
  readonly source: string;
  readonly effect: string;
  readonly given: Given;
}

const FIRST = 12;
const MOST = 100;

export function Mechanism({ source, effect, given }: Props) {
  const params: Params = { source, effect, ...given, limit: one("limit") || FIRST };
  const state = useAnswer<MechanismList>(href("/mechanisms", params));
  if (state.kind !== "answer") return <Waiting state={state} />;
  return <Shown list={state.data} params={params} given={given} />;
}

function Shown({ list, params, given }: { list: MechanismList; params: Params; given: Given }) {
  const drawn = useMemo(() => ({ nodes: list.nodes, steps: list.steps, stages: list.stages }), [list]);
  if (list.items.length === 0) return <Why of={list} view="mechanism" />;
  const count = list.items.length;
  return (
    <>
      <div class="asked">
        <h2>{list.source.name} to {list.effect.name}: {count}{list.truncated ? " best" : ""} {count === 1 ? "chain" : "chains"}</h2>
        <Take path="/mechanisms" params={params} picture="mechanism" graph={drawn.steps} cited cypher={pathsInCypher({ from: list.source.id, to: list.effect.id, conditions: given, least: 2, limit: String(params["limit"]) })} />
        <a class="small" href={address({ view: "weakest", source: list.source.name, effect: list.effect.name })}>Where is it weakest?</a>
      </div>
      <Cut truncated={list.truncated} timedOut={list.timed_out} shown={count} more={count < MOST ? changed({ limit: String(MOST) }) : undefined} />
      <Chains drawn={drawn} paths={list.items} />
    </>
  );
}
