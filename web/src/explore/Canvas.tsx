// The neighbourhood drawn: boxes that keep their places, the steps between them, and what can be done with the chosen box.
import { useEffect, useLayoutEffect, useMemo, useRef } from "preact/hooks";
import { choose, chosenStep, keyOf } from "../chosen";
import { labelled, linked } from "../layout/lines";
import { Line, Node, labelOf } from "../parts/Drawing";
import { address, all } from "../url";
import type { Link } from "./data";
import type { Placed } from "./place";
import { collapse, expand, hide, pin } from "./state";

interface Props {
  readonly boxes: readonly Placed[];
  readonly links: readonly Link[];
  readonly opened: readonly string[];
  readonly selected: string | undefined;
  readonly onSelect: (id: string | undefined) => void;
}

const MARGIN = 24;

export function Canvas({ boxes, links, opened, selected, onSelect }: Props) {
  const at = useMemo(() => new Map(boxes.map((box) => [box.id, box])), [boxes]);
  const drawn = links.filter((link) => at.has(link.subject) && at.has(link.object) && link.subject !== link.object);
  const lines = linked(drawn.map((link) => ({ key: keyOf(link), stops: [link.subject, link.object] })), at);
  const labels = labelled(drawn.map((link, place) => ({ text: labelOf(link), points: lines[place] ?? [] })), boxes);
  const left = Math.min(0, ...boxes.map((box) => box.x)) - MARGIN;
  const top = Math.min(0, ...boxes.map((box) => box.y)) - MARGIN;
  const width = Math.max(0, ...boxes.map((box) => box.x + box.width)) + MARGIN - left;
  const height = Math.max(0, ...boxes.map((box) => box.y + box.height)) + MARGIN - top;
  const frame = useRef<HTMLDivElement>(null);
  const origin = useRef<{ left: number; top: number } | undefined>(undefined);
  useLayoutEffect(() => {
    // What was there stays where it was on the screen when the drawing grows to the left or upwards.
    const view = frame.current;
    if (!view) return;
    if (origin.current) view.scrollBy(origin.current.left - left, origin.current.top - top);
    else view.scrollTo((width - view.clientWidth) / 2, -top + MARGIN - view.clientHeight / 2);
    origin.current = { left, top };
  }, [left, top]);
  const chosen = selected === undefined ? undefined : at.get(selected);
  const pins = all("pin");
  return (
    <>
      {chosen && <Deeds of={chosen} isOpen={opened.includes(chosen.id)} isOnly={opened.length === 1} isPinned={pins.includes(chosen.id)} onDone={() => { onSelect(undefined); document.getElementById(`node-${chosen.id}`)?.focus(); }} />}
      <div class="drawing natural" role="group" aria-label="What is around it as a graph; the table below says the same" ref={frame}>
        <svg id="explored" xmlns="http://www.w3.org/2000/svg" width={width} height={height} viewBox={`${left} ${top} ${width} ${height}`}>
          {drawn.map((link, place) => (
            <Line key={keyOf(link)} step={link} points={lines[place] ?? []} label={labels[place] ?? { x: 0, y: 0 }} chosen={chosenStep.value !== undefined && keyOf(chosenStep.value) === keyOf(link)} faded="" onStep={(step) => choose(step)} />
          ))}
          {boxes.map((box) => (
            <Node key={box.id} box={box} name={`${box.name}${opened.includes(box.id) ? ", opened" : ""}${pins.includes(box.id) ? ", pinned" : ""}`} look={`${box.id === selected ? " chosen" : ""}${opened.includes(box.id) ? " opened" : ""}`} onNode={onSelect} />
          ))}
        </svg>
      </div>
    </>
  );
}

interface DeedsProps {
  readonly of: Placed;
  readonly isOpen: boolean;
  readonly isOnly: boolean;
  readonly isPinned: boolean;
  readonly onDone: () => void;
}

function Deeds({ of, isOpen, isOnly, isPinned, onDone }: DeedsProps) {
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus({ preventScroll: true }), [of.id]);
  const and = (deed: (id: string) => void) => (): void => {
    deed(of.id);
    onDone();
  };
  return (
    <div class="deeds card" role="group" aria-label={`What to do with ${of.name}`} onKeyDown={(event) => { if (event.key === "Escape") onDone(); }}>
      <strong>{of.name}</strong>
      {isOpen ? <button type="button" ref={first} disabled={isOnly} onClick={and(collapse)}>Collapse</button> : <button type="button" ref={first} onClick={and(expand)}>Expand</button>}
      <button type="button" disabled={isOpen && isOnly} onClick={and(hide)}>Hide</button>
      <button type="button" aria-pressed={isPinned} onClick={and(pin)}>{isPinned ? "Unpin" : "Pin"}</button>
      <a href={address({ view: "paths", from: of.id })}>Paths from it</a>
      <a href={address({ view: "reach", effect: of.id })}>What reaches it</a>
      <a href={address({ view: "knockout", node: of.id })}>What falls without it</a>
      <button type="button" onClick={onDone}>Done</button>
    </div>
  );
}
