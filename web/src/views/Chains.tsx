// Chains drawn and as a table, with the evidence of the step that is chosen: what Mechanism and Paths both show.
import { useEffect, useMemo } from "preact/hooks";
import type { PathRow, Step } from "../api/types";
import { choose, chosenStep, keyOf } from "../chosen";
import { ChainTable } from "../parts/ChainTable";
import { Drawing, type Drawn } from "../parts/Drawing";
import { Evidence } from "../parts/Evidence";
import { address, changed, go, one } from "../url";

interface Props {
  readonly drawn: Drawn;
  readonly paths: readonly PathRow[];
}

export function Chains({ drawn, paths }: Props) {
  const path = one("chain") === "" ? undefined : Number(one("chain")) - 1;
  const picked = path === undefined ? undefined : paths[path];
  const highlighted = useMemo(
    () => picked && new Set([picked.source, ...picked.steps.flatMap((step) => [keyOf(step), step.object])]),
    [picked],
  );
  useEffect(() => {
    const asked = one("step");
    chosenStep.value = asked ? drawn.steps.find((step) => keyOf(step) === asked) : undefined;
  }, [drawn]);
  const onStep = (step: Step): void => choose(step, true);
  const onPath = (place: number): void => go(changed({ chain: place === path ? undefined : String(place + 1) }), true);
  return (
    <div class="two panel">
      <div>
        <Drawing of={drawn} chosen={chosenStep.value && keyOf(chosenStep.value)} highlighted={highlighted} onStep={onStep} onNode={(id) => go(address({ view: "explore", of: id }))} />
        <Legend />
        <ChainTable paths={paths} chosen={path} onStep={onStep} onPath={onPath} />
      </div>
      <Evidence hint="Choose a step, in the drawing or in the table, to see what it rests on." />
    </div>
  );
}

export function Legend() {
  return (
    <p class="small legend">
      Arrow +: increases. Bar −: decreases. Circle ?: direction unknown. Plain: carries, or belongs to. Width: belief.
      Dashed: only implied. Dotted: a vocabulary's, whose width says nothing. ←: runs from right to left. Dash and dot with ≠: contradicted. ⚑: flagged by the audit.
    </p>
  );
}
