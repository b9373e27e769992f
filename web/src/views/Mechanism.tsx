// How one source reaches one effect: the chains drawn with their shared steps merged, and the evidence of each step.
import { useMemo, useState } from "preact/hooks";
import { href, type Params } from "../api/client";
import type { MechanismList, Step } from "../api/types";
import { useAnswer } from "../api/use";
import { ChainTable } from "../parts/ChainTable";
import { Drawing, keyOf } from "../parts/Drawing";
import { EvidenceOf } from "../parts/Evidence";
import { Take } from "../parts/Take";
import { Cut, Waiting, Why } from "../parts/small";
import { address } from "../url";

interface Props {
  readonly source: string;
  readonly effect: string;
  readonly given: Params;
  readonly limit?: number;
}

const LIMIT = 12;

export function Mechanism({ source, effect, given, limit = LIMIT }: Props) {
  const params: Params = { source, effect, ...given, limit };
  const state = useAnswer<MechanismList>(href("/mechanisms", params));
  if (state.kind !== "answer") return <Waiting state={state} />;
  return <Shown key={href("", params)} list={state.data} params={params} />;
}

function Shown({ list, params }: { list: MechanismList; params: Params }) {
  const [step, setStep] = useState<Step | undefined>();
  const [path, setPath] = useState<number | undefined>();
  const drawn = useMemo(() => ({ nodes: list.nodes, steps: list.steps, stages: list.stages }), [list]);
  const picked = path === undefined ? undefined : list.items[path];
  const highlighted = useMemo(
    () => picked && new Set([picked.source, ...picked.steps.flatMap((one) => [keyOf(one), one.object])]),
    [picked],
  );
  if (list.items.length === 0) {
    return <Why of={list} link={(one) => address({ view: "mechanism", ...Object.fromEntries(new URLSearchParams(one.href.split("?")[1])) })} />;
  }
  return (
    <>
      <div class="asked">
        <h2>{list.source.name} to {list.effect.name}: {list.items.length}{list.truncated ? " best" : ""} {list.items.length === 1 ? "chain" : "chains"}</h2>
        <Take path="/mechanisms" params={params} picture="mechanism" cypher={cypherOf(list)} />
      </div>
      <Cut truncated={list.truncated} timedOut={list.timed_out} shown={list.items.length} />
      <div class={step ? "two panel" : "two"}>
        <div>
          <Drawing of={drawn} chosen={step && keyOf(step)} highlighted={highlighted} onStep={setStep} onNode={(id) => window.open(address({ view: "explore", of: id }), "_self")} />
          <p class="small">Arrow: increases. Bar: decreases. Circle: direction unknown. No end: carries or belongs to. Width: belief. Dashed: implied; dotted: a vocabulary's; ≠ contradicted; ⚑ flagged in the audit.</p>
          <ChainTable paths={list.items} chosen={path} step={step && keyOf(step)} onStep={setStep} onPath={(place) => setPath(place === path ? undefined : place)} />
        </div>
        {step && <EvidenceOf step={step} onClose={() => setStep(undefined)} />}
      </div>
    </>
  );
}

function cypherOf(list: MechanismList): string {
  const text = (id: string): string => `'${id.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
  return `MATCH p = (:Entity {id: ${text(list.source.id)}})-[*1..6]->(:Entity {id: ${text(list.effect.id)}})\nWHERE all(r IN relationships(p) WHERE r.cost IS NOT NULL)\nRETURN p LIMIT 25`;
}
