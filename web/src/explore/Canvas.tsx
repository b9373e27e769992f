// The neighbourhood drawn: boxes that keep their places, the steps between them, and what can be done with the chosen box.
import type { RefObject } from "preact";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import { choose, chosenStep, keyOf } from "../chosen";
import { labelled, linked, type Label } from "../layout/lines";
import { Labelled, Line, Node, labelOf } from "../parts/Drawing";
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
  const frame = useRef<HTMLDivElement>(null);
  const extent = useExtent(frame, boxes);
  const [width, height] = [extent.right - extent.left, extent.bottom - extent.top];
  const chosen = selected === undefined ? undefined : at.get(selected);
  const pins = all("pin");
  return (
    <>
      {chosen ? (
        <Deeds of={chosen} isOpen={opened.includes(chosen.id)} isOnly={opened.length === 1} isPinned={pins.includes(chosen.id)} onDone={(isGone) => { onSelect(undefined); (isGone ? frame.current : document.getElementById(`node-${chosen.id}`))?.focus(); }} />
      ) : <p class="deeds quiet">Choose a thing to open, close, hide or pin it; a step to see what it rests on.</p>}
      <div class="drawing natural" role="group" aria-label="What is around it as a graph; the table below says the same" tabIndex={-1} ref={frame}>
        <svg id="explored" xmlns="http://www.w3.org/2000/svg" width={width} height={height} viewBox={`${extent.left} ${extent.top} ${width} ${height}`}>
          {drawn.map((link, place) => (
            <Line key={keyOf(link)} step={link} points={lines[place] ?? []} chosen={chosenStep.value !== undefined && keyOf(chosenStep.value) === keyOf(link)} faded="" onStep={(step) => choose(step)} />
          ))}
          {drawn.map((link, place) => <Labelled key={keyOf(link)} step={link} label={labels[place] as Label} faded="" onStep={(step) => choose(step)} />)}
          {boxes.map((box) => (
            <Node key={box.id} box={box} name={`${box.name}${opened.includes(box.id) ? ", opened" : ""}${pins.includes(box.id) ? ", pinned" : ""}`} look={`${box.id === selected ? " chosen" : ""}${opened.includes(box.id) ? " opened" : ""}`} onNode={onSelect} />
          ))}
        </svg>
      </div>
    </>
  );
}

interface Extent {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What part of the plane is drawn: it fills the frame at first and only grows, and what was there stays on the screen. */
function useExtent(frame: RefObject<HTMLDivElement | null>, boxes: readonly Placed[]): Extent {
  const [size, setSize] = useState<{ width: number; height: number }>({ width: 0, height: 0 });
  const before = useRef<Extent | undefined>(undefined);
  useLayoutEffect(() => setSize({ width: (frame.current?.clientWidth ?? 0) - 1, height: (frame.current?.clientHeight ?? 0) - 1 }), []);
  const content = {
    left: Math.min(...boxes.map((box) => box.x)) - MARGIN,
    top: Math.min(...boxes.map((box) => box.y)) - MARGIN,
    right: Math.max(...boxes.map((box) => box.x + box.width)) + MARGIN,
    bottom: Math.max(...boxes.map((box) => box.y + box.height)) + MARGIN,
  };
  const [across, down] = [Math.max(0, size.width - content.right + content.left) / 2, Math.max(0, size.height - content.bottom + content.top) / 2];
  const base = before.current ?? { left: content.left - across, right: content.right + across, top: content.top - down, bottom: content.bottom + down };
  const extent = { left: Math.min(base.left, content.left), top: Math.min(base.top, content.top), right: Math.max(base.right, content.right), bottom: Math.max(base.bottom, content.bottom) };
  useLayoutEffect(() => {
    if (size.width === 0 || !frame.current) return;
    if (before.current) frame.current.scrollBy(before.current.left - extent.left, before.current.top - extent.top);
    else frame.current.scrollTo((extent.right - extent.left - size.width) / 2, (extent.bottom - extent.top - size.height) / 2);
    before.current = extent;
  }, [size, extent.left, extent.top, extent.right, extent.bottom]);
  return extent;
}

interface DeedsProps {
  readonly of: Placed;
  readonly isOpen: boolean;
  readonly isOnly: boolean;
  readonly isPinned: boolean;
  /** Called when it is done; whether the thing is no longer drawn, so that it can't take the focus. */
  readonly onDone: (isGone: boolean) => void;
}

function Deeds({ of, isOpen, isOnly, isPinned, onDone }: DeedsProps) {
  const first = useRef<HTMLButtonElement>(null);
  // Before the next key can come: one that is pressed at once must not land elsewhere.
  useLayoutEffect(() => first.current?.focus({ preventScroll: true }), [of.id]);
  const and = (deed: (id: string) => void) => (): void => {
    deed(of.id);
    onDone(deed === hide);
  };
  return (
    <div class="deeds chosen" role="group" aria-label={`What to do with ${of.name}`} onKeyDown={(event) => { if (event.key === "Escape") onDone(false); }}>
      <strong>{of.name}</strong>
      {isOpen ? <button type="button" ref={first} disabled={isOnly} onClick={and(collapse)}>Collapse</button> : <button type="button" ref={first} onClick={and(expand)}>Expand</button>}
      <button type="button" disabled={isOpen && isOnly} onClick={and(hide)}>Hide</button>
      <button type="button" aria-pressed={isPinned} onClick={and(pin)}>{isPinned ? "Unpin" : "Pin"}</button>
      <a href={address({ view: "paths", from: of.id })}>Paths from it</a>
      <a href={address({ view: "reach", effect: of.id })}>What reaches it</a>
      <a href={address({ view: "knockout", node: of.id })}>What falls without it</a>
      <button type="button" onClick={() => onDone(false)}>Done</button>
    </div>
  );
}
