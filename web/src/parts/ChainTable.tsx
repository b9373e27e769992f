// Paths as a table: the equal of the drawing, for eyes, keyboards and screen readers.
import type { PathRow, Step } from "../api/types";
import { SUPPORT, plain } from "../words";
import { keyOf } from "./Drawing";
import { Sign } from "./Sign";
import { Belief, Flags, Tags } from "./small";

interface Props {
  readonly paths: readonly PathRow[];
  readonly chosen: number | undefined;
  readonly onPath: (place: number) => void;
  readonly onStep: (step: Step) => void;
  readonly step: string | undefined;
}

export function ChainTable({ paths, chosen, onPath, onStep, step: at }: Props) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Chains">
      <table>
        <thead>
          <tr><th scope="col">chain</th><th scope="col">net sign</th><th scope="col">belief</th><th scope="col">weakest step</th><th scope="col">holds together</th><th scope="col">keep in mind</th></tr>
        </thead>
        <tbody>
          {paths.map((path, place) => (
            <tr key={path.text} class={place === chosen ? "chosen" : ""}>
              <td>
                <button type="button" aria-pressed={place === chosen} aria-label={`Show chain ${place + 1}: ${path.text}`} onClick={() => onPath(place)}>{place + 1}</button>{" "}
                {path.source_name}
                {path.steps.map((step) => (
                  <span key={keyOf(step)}>
                    {" "}<button type="button" aria-pressed={keyOf(step) === at} aria-label={`Evidence: ${step.subject_name} ${step.predicate} ${step.object_name}`} onClick={() => onStep(step)}><Sign sign={step.sign} />{step.sign === "0" ? plain(step.predicate) : ""}</button>{" "}
                    {step.object_name}
                    {step.implied && <Tags texts={["implied"]} />}{step.background && <Tags texts={["vocabulary"]} />}{step.contested && <Flags flags={["contradicted"]} />}
                  </span>
                ))}
              </td>
              <td><Sign sign={path.sign} /></td>
              <td class="number"><Belief value={path.belief} /></td>
              <td class="number">{path.least_belief}</td>
              <td>{SUPPORT[path.support] ?? path.support}{path.weakness && <div class="small">step {path.decisive_step}: {plain(path.weakness)}</div>}</td>
              <td class="small">{path.caveats.join("; ")}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
