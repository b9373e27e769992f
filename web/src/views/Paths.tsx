// The best paths between any two things.
import { useMemo, useState } from "preact/hooks";
import { href } from "../api/client";
import type { PathList, Step } from "../api/types";
import { useAnswer } from "../api/use";
import { ChainTable } from "../parts/ChainTable";
import { Conditions, conditions } from "../parts/Conditions";
import { Drawing, keyOf, type Drawn } from "../parts/Drawing";
import { EvidenceOf } from "../parts/Evidence";
import { Picker } from "../parts/Picker";
import { Take } from "../parts/Take";
import { Cut, Waiting, Why } from "../parts/small";
import { address, changed, go, one } from "../url";

export function Paths() {
  const [from, to] = [one("from"), one("to")];
  const params = { from, to, ...conditions(), limit: 20 };
  const state = useAnswer<PathList>(from && to ? href("/paths", params) : undefined);
  return (
    <>
      <h1>Paths</h1>
      <form class="asked" onSubmit={(event) => event.preventDefault()}>
        <Picker label="from" value={from} onPick={(name) => go(changed({ view: "paths", from: name }))} />
        <Picker label="to" value={to} onPick={(name) => go(changed({ view: "paths", to: name }))} />
        <Conditions />
      </form>
      {!(from && to) ? <p class="quiet">Name where to start and where to end.</p> : state.kind !== "answer" ? <Waiting state={state} /> : <Found key={href("", params)} list={state.data} params={params} />}
    </>
  );
}

function Found({ list, params }: { list: PathList; params: Parameters<typeof href>[1] & {} }) {
  const [step, setStep] = useState<Step | undefined>();
  const [path, setPath] = useState<number | undefined>();
  const drawn = useMemo(() => drawnOf(list), [list]);
  const picked = path === undefined ? undefined : list.items[path];
  const highlighted = useMemo(() => picked && new Set([picked.source, ...picked.steps.flatMap((of) => [keyOf(of), of.object])]), [picked]);
  if (list.items.length === 0) {
    return <Why of={list} link={(of) => address({ view: "paths", ...Object.fromEntries(new URLSearchParams(of.href.split("?")[1])) })} />;
  }
  return (
    <>
      <div class="asked">
        <h2>{list.items.length}{list.truncated ? " best" : ""} paths</h2>
        <Take path="/paths" params={params} picture="mechanism" />
      </div>
      <Cut truncated={list.truncated} timedOut={list.timed_out} shown={list.items.length} />
      <div class={step ? "two panel" : "two"}>
        <div>
          <Drawing of={drawn} chosen={step && keyOf(step)} highlighted={highlighted} onStep={setStep} />
          <ChainTable paths={list.items} chosen={path} step={step && keyOf(step)} onStep={setStep} onPath={(place) => setPath(place === path ? undefined : place)} />
        </div>
        {step && <EvidenceOf step={step} onClose={() => setStep(undefined)} />}
      </div>
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
