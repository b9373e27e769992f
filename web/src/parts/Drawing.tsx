// A mechanism in columns. What colours and ends say, words beside the lines say too; the table under it is its equal.
import { useMemo } from "preact/hooks";
import type { Step } from "../api/types";
import { keyOf } from "../chosen";
import { layOut, type LaidNode, type Layout } from "../layout/layers";
import { drawn, isBackward, wayIn, type Label, type Point } from "../layout/lines";
import { STAGES } from "../words";
import { SIGN_CLASS } from "./Sign";

export interface Drawn {
  readonly nodes: readonly { readonly id: string; readonly name: string; readonly stage: string }[];
  readonly steps: readonly Step[];
  readonly stages: readonly string[];
}

interface Props {
  readonly of: Drawn;
  readonly chosen: string | undefined;
  readonly highlighted: ReadonlySet<string> | undefined;
  readonly onStep: (step: Step) => void;
  readonly onNode?: ((id: string) => void) | undefined;
}

export function Drawing({ of, chosen, highlighted, onStep, onNode }: Props) {
  const layout = useMemo(() => layOut({ ...of, steps: of.steps.map((step) => ({ key: keyOf(step), subject: step.subject, object: step.object, label: labelOf(step) })) }), [of]);
  const steps = new Map(of.steps.map((step) => [keyOf(step), step]));
  const names = new Map(of.nodes.map((node) => [node.id, node.name]));
  const faded = (key: string): string => (highlighted && !highlighted.has(key) ? " faded" : "");
  return (
    <div class="drawing" role="group" aria-label="The mechanism as a graph; the table below says the same">
      <svg id="mechanism" xmlns="http://www.w3.org/2000/svg" width={layout.width} height={layout.height} style={{ minWidth: `${Math.round(0.75 * layout.width)}px` }} viewBox={`0 0 ${layout.width} ${layout.height}`}>
        <Heads layout={layout} />
        {layout.steps.map((laid) => {
          const step = steps.get(laid.key) as Step;
          return <Line key={laid.key} step={step} points={laid.points} chosen={laid.key === chosen} faded={faded(laid.key)} onStep={onStep} />;
        })}
        {layout.steps.map((laid) => <Labelled key={laid.key} step={steps.get(laid.key) as Step} label={laid.label} faded={faded(laid.key)} onStep={onStep} />)}
        {layout.nodes.map((node) => <Node key={node.id} box={node} name={names.get(node.id) ?? node.id} look={faded(node.id)} onNode={onNode} />)}
      </svg>
    </div>
  );
}

interface NodeProps {
  readonly box: LaidNode;
  readonly name: string;
  readonly look: string;
  readonly onNode: ((id: string) => void) | undefined;
}

/** A thing in its box; a button where something can be done with it. */
export function Node({ box, name, look, onNode }: NodeProps) {
  return (
    <g id={`node-${box.id}`} class={`node${look}`} transform={`translate(${box.x} ${box.y})`} tabindex={onNode ? 0 : undefined}
      role={onNode ? "button" : undefined} aria-label={name} onClick={() => onNode?.(box.id)}
      onKeyDown={(event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onNode?.(box.id); } }}>
      <rect width={box.width} height={box.height} rx="5" />
      {box.lines.map((text, row) => <text key={row} x={box.width / 2} y={box.height / 2 + 4.5 + (row - (box.lines.length - 1) / 2) * 17} text-anchor="middle">{`${text} `}</text>)}
    </g>
  );
}

function Heads({ layout }: { layout: Layout }) {
  return (
    <>
      {layout.columns.map((column, place) =>
        layout.columns[place - 1]?.stage === column.stage ? null : (
          <text key={place} class="stage" x={column.x + column.width / 2} y="20" text-anchor="middle">{STAGES[column.stage] ?? column.stage}</text>
        ))}
    </>
  );
}

interface LineProps {
  readonly step: Step;
  readonly points: readonly Point[];
  readonly chosen: boolean;
  readonly faded: string;
  readonly onStep: (step: Step) => void;
}

export function Line({ step, points, chosen, faded, onStep }: LineProps) {
  const end = points[points.length - 1] as Point;
  const way = wayIn(points);
  const path = drawn(points, step.sign === "0" ? 0 : 9);
  const dash = step.background ? "0.1 6" : step.implied ? "7 5" : step.contested ? "12 3 2 3" : undefined;
  const said = `${step.subject_name} ${step.predicate.replaceAll("_", " ")} ${step.object_name}, belief ${step.belief}${step.implied ? ", implied" : ""}${step.contested ? ", contradicted" : ""}${step.flags.length > 0 ? ", flagged" : ""}`;
  return (
    <g class={`step ${SIGN_CLASS[step.sign] ?? "unknown"}${isBackward(points) ? " backward" : ""}${faded}`} tabindex={0} role="button" aria-label={said} aria-pressed={chosen}
      onClick={() => onStep(step)} onKeyDown={(event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onStep(step); } }}>
      <title>{said}</title>
      <path class="hit" d={path} />
      <path class="drawn" d={path} stroke-width={(chosen ? 2 : 0) + widthOf(step)} stroke-dasharray={dash} stroke-linecap={step.background ? "round" : undefined} />
      <End sign={step.sign} at={end} way={way} />
    </g>
  );
}

/** A step's width says how far it is believed; a vocabulary's is no evidence, and says nothing. */
function widthOf(step: Step): number {
  return step.background ? 3 : 1.5 + 5 * step.belief;
}

interface LabelledProps {
  readonly step: Step;
  readonly label: Label;
  readonly faded: string;
  readonly onStep: (step: Step) => void;
}

/** What stands at a line. Drawn after all lines, so that none runs over it; the line itself says it to screen readers. */
export function Labelled({ step, label, faded, onStep }: LabelledProps) {
  const width = label.text.length * 7.4 + 4;
  return (
    <g class={`label ${SIGN_CLASS[step.sign] ?? "unknown"}${faded}`} aria-hidden="true" onClick={() => onStep(step)}>
      <rect class="behind" x={label.x - width / 2} y={label.y - 7} width={width} height="14" rx="4" />
      <text x={label.x} y={label.y + 4} text-anchor="middle">{label.text}</text>
    </g>
  );
}

export function labelOf(step: Step): string {
  const word = step.sign === "+" ? "+" : step.sign === "-" ? "−" : step.sign === "?" ? "?" : step.predicate.replaceAll("_", " ");
  return `${word}${step.contested ? " ≠" : ""}${step.flags.length > 0 ? " ⚑" : ""}`;
}

function End({ sign, at, way }: { sign: string; at: Point; way: number }) {
  if (sign === "+") return <path class="end filled" d={`M${at.x - way * 9} ${at.y - 5}L${at.x} ${at.y}L${at.x - way * 9} ${at.y + 5}Z`} />;
  if (sign === "-") return <path class="end" stroke-width="3" d={`M${at.x - way * 4} ${at.y - 7}V${at.y + 7}`} />;
  if (sign === "?") return <circle class="end" fill="none" stroke-width="2" cx={at.x - way * 5} cy={at.y} r="4" />;
  return null;
}
