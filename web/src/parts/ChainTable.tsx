// Paths as a table: the equal of the drawing, for eyes, keyboards and screen readers.
import type { PathRow, Step } from "../api/types";
import { choose, chosenStep, keyOf } from "../chosen";
import { SUPPORT, belief, plain } from "../words";
import { Sign } from "./Sign";
import { Belief, Tags } from "./small";

interface Props {
  readonly paths: readonly PathRow[];
  readonly chosen: number | undefined;
  readonly onPath: (place: number) => void;
  readonly onStep?: (step: Step) => void;
}

export function ChainTable({ paths, chosen, onPath, onStep = choose }: Props) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Chains">
      <table class="stack" role="table">
        <thead>
          <tr><th scope="col">chain, each step with its evidence</th><th scope="col">net sign</th><th scope="col">belief</th></tr>
        </thead>
        <tbody>
          {paths.map((path, place) => (
            <tr key={path.text} class={place === chosen ? "chosen" : ""}>
              <td class="chain">
                <button type="button" class="pick" aria-pressed={place === chosen} aria-label={`Show chain ${place + 1} in the drawing: ${path.text}`} onClick={() => onPath(place)}>{place + 1}</button>
                <Chain path={path} onStep={onStep} />
                <div class="small">{path.caveats.join("; ")}</div>
              </td>
              <td>
                <Sign sign={path.sign} />
                <div class="small">{SUPPORT[path.support] ?? path.support}{path.weakness && `: step ${path.decisive_step}, ${plain(path.weakness)}`}</div>
              </td>
              <td class="number"><Belief value={path.belief} /><div class="small">weakest step {belief(path.least_belief)}</div></td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface ChainProps {
  readonly path: Pick<PathRow, "source_name" | "steps">;
  readonly onStep?: (step: Step) => void;
}

/** One path as a line of names, with a button for each step that shows what it rests on. */
export function Chain({ path, onStep = choose }: ChainProps) {
  const chosen = chosenStep.value && keyOf(chosenStep.value);
  return (
    <>
      <span class="thing">{path.source_name}</span>
      {path.steps.map((step) => (
        <span key={keyOf(step)}>
          {" "}
          <button type="button" class="hop" aria-pressed={keyOf(step) === chosen} aria-label={`Evidence: ${step.subject_name} ${plain(step.predicate)} ${step.object_name}`} onClick={() => onStep(step)}>
            <Sign sign={step.sign} word={plain(step.predicate)} />
          </button>{" "}
          <span class="thing">{step.object_name}</span>
          <Tags texts={[step.implied && "implied", step.background && "vocabulary", step.contested && "≠ contradicted"].filter((text) => typeof text === "string")} />
        </span>
      ))}
    </>
  );
}
