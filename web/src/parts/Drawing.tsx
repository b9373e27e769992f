// A mechanism in columns. What colours and ends say, words beside the lines say too; the table under it is its equal.
import { line, curveMonotoneX } from "d3-shape";
import { useMemo } from "preact/hooks";
import type { Step } from "../api/types";
import { layOut, type Layout, type Point } from "../layout/layers";
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
  readonly onNode?: (id: string) => void;
}

export function keyOf(step: Pick<Step, "subject" | "predicate" | "object">): string {
  return `${step.subject} ${step.predicate} ${step.object}`;
}

const curve = line<Point>((point) => point.x, (point) => point.y).curve(curveMonotoneX);

export function Drawing({ of, chosen, highlighted, onStep, onNode }: Props) {
  const layout = useMemo(() => layOut({ ...of, steps: of.steps.map((step) => ({ key: keyOf(step), subject: step.subject, object: step.object })) }), [of]);
  const steps = new Map(of.steps.map((step) => [keyOf(step), step]));
  const names = new Map(of.nodes.map((node) => [node.id, node.name]));
  const faded = (key: string): string => (highlighted && !highlighted.has(key) ? " faded" : "");
  return (
    <div class="drawing" role="group" aria-label="The mechanism as a graph; the table below says the same">
      <svg id="mechanism" xmlns="http://www.w3.org/2000/svg" width={layout.width} height={layout.height} viewBox={`0 0 ${layout.width} ${layout.height}`}>
        <Heads layout={layout} />
        {layout.steps.map((laid) => {
          const step = steps.get(laid.key) as Step;
          return <Line key={laid.key} step={step} points={laid.points} chosen={laid.key === chosen} faded={faded(laid.key)} onStep={onStep} />;
        })}
        {layout.nodes.map((node) => (
          <g key={node.id} class={`node${faded(node.id)}`} transform={`translate(${node.x} ${node.y})`} tabIndex={onNode ? 0 : undefined}
            role={onNode ? "button" : undefined} aria-label={names.get(node.id)} onClick={() => onNode?.(node.id)}
            onKeyDown={(event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onNode?.(node.id); } }}>
            <rect width={node.width} height={node.height} rx="5" />
            {node.lines.map((text, row) => <text key={row} x={node.width / 2} y={18 + row * 17} text-anchor="middle">{text}</text>)}
          </g>
        ))}
      </svg>
    </div>
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

function Line({ step, points, chosen, faded, onStep }: LineProps) {
  const end = points[points.length - 1] as Point;
  const before = points[points.length - 2] as Point;
  const way = end.x >= before.x ? 1 : -1;
  const short = [...points.slice(0, -1), { x: end.x - way * (step.sign === "0" ? 0 : 9), y: end.y }];
  const path = curve(short as Point[]) ?? "";
  const middle = middleOf(points);
  const dash = step.background ? "1 5" : step.implied ? "7 5" : step.contested ? "12 3 2 3" : undefined;
  const said = `${step.subject_name} ${step.predicate.replaceAll("_", " ")} ${step.object_name}, belief ${step.belief}${step.implied ? ", implied" : ""}${step.contested ? ", contradicted" : ""}${step.flags.length > 0 ? ", flagged" : ""}`;
  return (
    <g class={`step ${SIGN_CLASS[step.sign] ?? "unknown"}${faded}`} tabIndex={0} role="button" aria-label={said} aria-pressed={chosen}
      onClick={() => onStep(step)} onKeyDown={(event) => { if (event.key === "Enter" || event.key === " ") { event.preventDefault(); onStep(step); } }}>
      <title>{said}</title>
      <path class="hit" d={path} />
      <path class="drawn" d={path} stroke-width={(chosen ? 2 : 0) + 1.5 + 5 * step.belief} stroke-dasharray={dash} />
      <End sign={step.sign} at={end} way={way} />
      <text x={middle.x} y={middle.y - 6} text-anchor="middle">{labelOf(step)}</text>
    </g>
  );
}

function labelOf(step: Step): string {
  const word = step.sign === "+" ? "+" : step.sign === "-" ? "−" : step.sign === "?" ? "?" : step.predicate.replaceAll("_", " ");
  return `${word}${step.contested ? " ≠" : ""}${step.flags.length > 0 ? " ⚑" : ""}`;
}

function End({ sign, at, way }: { sign: string; at: Point; way: number }) {
  if (sign === "+") return <path class="end filled" d={`M${at.x - way * 9} ${at.y - 5}L${at.x} ${at.y}L${at.x - way * 9} ${at.y + 5}Z`} />;
  if (sign === "-") return <path class="end" stroke-width="3" d={`M${at.x - way * 4} ${at.y - 7}V${at.y + 7}`} />;
  if (sign === "?") return <circle class="end" fill="none" stroke-width="2" cx={at.x - way * 5} cy={at.y} r="4" />;
  return null;
}

function middleOf(points: readonly Point[]): Point {
  const place = Math.floor((points.length - 1) / 2);
  const a = points[place] as Point;
  const b = points[place + 1] as Point;
  return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 };
}
