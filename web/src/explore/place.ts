// Where things stand in the neighbourhood that is explored: what leads to a thing to its left, what follows to its
// right. A thing that has its place keeps it, so that nothing moves when more is opened.
import { sizeOf, wrapped } from "../layout/layers";
import type { Box } from "../layout/lines";

export interface Near {
  readonly id: string;
  readonly name: string;
  readonly way: "in" | "out";
}

export interface Opened {
  readonly id: string;
  readonly name: string;
  readonly near: readonly Near[];
}

export interface Placed extends Box {
  readonly id: string;
  readonly name: string;
  readonly lines: readonly string[];
}

const PITCH = 300;
const WIDTH = 178;
const GAP = 16;
const PORT = 9;
const MARK = 13;

/** The places of all that is shown, in the order in which it was opened. `kept` holds places from before and is added to. */
export function place(opened: readonly Opened[], alone: readonly { readonly id: string; readonly name: string }[], kept: Map<string, Placed>): Placed[] {
  const shown = new Map<string, Placed>();
  const put = (id: string, name: string, column: number, wanted: number, ends = 0): void => {
    if (shown.has(id)) return;
    const lines = wrapped(name);
    const height = Math.max(sizeOf(lines).height, ends);
    const x = column * PITCH;
    const found = kept.get(id) ?? { id, name, lines, x, y: free([...kept.values()], x, wanted - height / 2, height), width: WIDTH, height };
    kept.set(id, found);
    shown.set(id, found);
  };
  for (const thing of opened) {
    put(thing.id, thing.name, 0, 0, PORT * Math.max(...(["in", "out"] as const).map((way) => thing.near.filter((near) => near.way === way).length)));
    const { x, y, height } = shown.get(thing.id) as Placed;
    for (const way of ["in", "out"] as const) {
      const fresh = thing.near.filter((near) => near.way === way);
      const column = Math.round(x / PITCH) + (way === "in" ? -1 : 1);
      fresh.forEach((near, row) => put(near.id, near.name, column, y + height / 2 + (row - (fresh.length - 1) / 2) * 48, apart(fresh.filter((other) => other.id === near.id).length)));
    }
  }
  for (const thing of alone) put(thing.id, thing.name, 0, 0);
  return [...shown.values()];
}

/** How high a thing must be that several steps meet, so that the marks at their ends don't run into each other. */
function apart(steps: number): number {
  return steps > 1 ? (steps + 1) * MARK : 0;
}

/** The free height in a column that is nearest to the one wanted. */
function free(taken: readonly Placed[], x: number, wanted: number, height: number): number {
  const column = taken.filter((box) => Math.abs(box.x - x) < WIDTH + GAP);
  const clear = (y: number): boolean => column.every((box) => y + height + GAP <= box.y || box.y + box.height + GAP <= y);
  for (let away = 0; ; away += 8) {
    if (clear(wanted + away)) return wanted + away;
    if (clear(wanted - away)) return wanted - away;
  }
}
