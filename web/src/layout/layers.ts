// Lays a mechanism out in columns by stage, with few crossings: steps that span columns get a bend in each between,
// and each column is ordered by the barycentre of its neighbours (Sugiyama, Tagawa & Toda, 1981), sweeping to and fro.

export interface LaidNode {
  readonly id: string;
  readonly column: number;
  readonly lines: readonly string[];
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface LaidStep {
  readonly key: string;
  readonly points: readonly Point[];
}

export interface Layout {
  readonly nodes: readonly LaidNode[];
  readonly steps: readonly LaidStep[];
  readonly columns: readonly { readonly stage: string; readonly x: number; readonly width: number }[];
  readonly width: number;
  readonly height: number;
}

export interface Given {
  readonly nodes: readonly { readonly id: string; readonly name: string; readonly stage: string }[];
  readonly steps: readonly { readonly key: string; readonly subject: string; readonly object: string }[];
  readonly stages: readonly string[];
}

const LETTER = 7.2;
const LINE = 17;
const MOST_LETTERS = 20;
const PADDING = 10;
const ROW_GAP = 18;
const COLUMN_GAP = 96;
const HEAD = 34;
const SWEEPS = 12;

/** A name in lines of at most `MOST_LETTERS` letters; a word that is longer is cut into pieces, never shortened. */
export function wrapped(name: string): string[] {
  const words = name.split(/\s+/).flatMap((word) => word.match(/.{1,20}/gu) ?? []);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + word.length < MOST_LETTERS) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines.length > 0 ? lines : [""];
}

interface Cell {
  readonly id: string;
  readonly column: number;
  readonly lines: readonly string[];
  readonly height: number;
  readonly isBend: boolean;
}

/** Positions of the nodes and steps of a mechanism. The same mechanism always gets the same ones. */
export function layOut(given: Given): Layout {
  const ranks = rankOf(given);
  const used = [...new Set(ranks.values())].sort((a, b) => a - b);
  const column = new Map(given.nodes.map((node) => [node.id, used.indexOf(ranks.get(node.id) as number)]));
  const cells = new Map<string, Cell>();
  for (const node of given.nodes) {
    const lines = wrapped(node.name);
    cells.set(node.id, { id: node.id, column: column.get(node.id) as number, lines, height: lines.length * LINE + PADDING, isBend: false });
  }
  const routes = given.steps.map((step) => ({ step, stops: stopsOf(step, column, cells) }));
  const order = ordered(cells, routes.map((route) => route.stops), used.length);
  return placed(given, cells, routes, order, used);
}

/** The column of each node: its stage, and within a stage that has steps of its own, how far along them it is. */
function rankOf(given: Given): Map<string, number> {
  const stage = new Map(given.nodes.map((node) => [node.id, given.stages.indexOf(node.stage)]));
  const depth = new Map(given.nodes.map((node) => [node.id, 0]));
  for (let turn = 0; turn < given.nodes.length; turn += 1) {
    let moved = false;
    for (const step of given.steps) {
      if (stage.get(step.subject) !== stage.get(step.object)) continue;
      const wanted = Math.min((depth.get(step.subject) ?? 0) + 1, given.nodes.length);
      if ((depth.get(step.object) ?? 0) < wanted && turn < 3) {
        depth.set(step.object, wanted);
        moved = true;
      }
    }
    if (!moved) break;
  }
  return new Map(given.nodes.map((node) => [node.id, (stage.get(node.id) ?? 0) * 100 + Math.min(depth.get(node.id) ?? 0, 99)]));
}

function stopsOf(step: Given["steps"][number], column: ReadonlyMap<string, number>, cells: Map<string, Cell>): string[] {
  const from = column.get(step.subject) as number;
  const to = column.get(step.object) as number;
  const stops = [step.subject];
  const way = Math.sign(to - from);
  for (let at = from + way; way !== 0 && at !== to; at += way) {
    const id = `${step.key}@${at}`;
    cells.set(id, { id, column: at, lines: [], height: 8, isBend: true });
    stops.push(id);
  }
  stops.push(step.object);
  return stops;
}

function ordered(cells: ReadonlyMap<string, Cell>, routes: readonly (readonly string[])[], count: number): string[][] {
  const columns: string[][] = Array.from({ length: count }, () => []);
  for (const cell of cells.values()) columns[cell.column]?.push(cell.id);
  const near = new Map<string, string[]>();
  for (const stops of routes) {
    stops.forEach((stop, place) => {
      const next = stops[place + 1];
      if (next === undefined) return;
      (near.get(stop) ?? near.set(stop, []).get(stop) as string[]).push(next);
      (near.get(next) ?? near.set(next, []).get(next) as string[]).push(stop);
    });
  }
  let best = columns.map((ids) => [...ids]);
  let fewest = crossings(best, routes, cells);
  for (let sweep = 0; sweep < SWEEPS && fewest > 0; sweep += 1) {
    const forward = sweep % 2 === 0;
    for (let turn = 1; turn < count; turn += 1) {
      const at = forward ? turn : count - 1 - turn;
      const beside = columns[forward ? at - 1 : at + 1] as string[];
      const place = new Map(beside.map((id, row) => [id, row / Math.max(1, beside.length - 1)]));
      sortByBarycentre(columns[at] as string[], near, place);
    }
    const now = crossings(columns, routes, cells);
    if (now < fewest) {
      fewest = now;
      best = columns.map((ids) => [...ids]);
    }
  }
  return best;
}

function sortByBarycentre(ids: string[], near: ReadonlyMap<string, readonly string[]>, place: ReadonlyMap<string, number>): void {
  const centre = new Map(
    ids.map((id, row) => {
      const rows = (near.get(id) ?? []).map((other) => place.get(other)).filter((at) => at !== undefined);
      return [id, rows.length > 0 ? rows.reduce((sum, at) => sum + at, 0) / rows.length : row / Math.max(1, ids.length - 1)];
    }),
  );
  const before = new Map(ids.map((id, row) => [id, row]));
  ids.sort((a, b) => (centre.get(a) as number) - (centre.get(b) as number) || (before.get(a) as number) - (before.get(b) as number));
}

/** How many pairs of steps cross between neighbouring columns. */
function crossings(columns: readonly (readonly string[])[], routes: readonly (readonly string[])[], cells: ReadonlyMap<string, Cell>): number {
  const row = new Map<string, number>();
  columns.forEach((ids) => ids.forEach((id, place) => row.set(id, place)));
  const between = new Map<number, [number, number][]>();
  for (const stops of routes) {
    stops.forEach((stop, place) => {
      const next = stops[place + 1];
      if (next === undefined) return;
      const [left, right] = (cells.get(stop) as Cell).column <= (cells.get(next) as Cell).column ? [stop, next] : [next, stop];
      const gap = (cells.get(left) as Cell).column;
      (between.get(gap) ?? between.set(gap, []).get(gap) as [number, number][]).push([row.get(left) as number, row.get(right) as number]);
    });
  }
  let count = 0;
  for (const pairs of between.values()) {
    for (let a = 0; a < pairs.length; a += 1) {
      for (let b = a + 1; b < pairs.length; b += 1) {
        const [p, q] = [pairs[a] as [number, number], pairs[b] as [number, number]];
        if ((p[0] - q[0]) * (p[1] - q[1]) < 0) count += 1;
      }
    }
  }
  return count;
}

function placed(
  given: Given,
  cells: ReadonlyMap<string, Cell>,
  routes: readonly { readonly step: Given["steps"][number]; readonly stops: readonly string[] }[],
  order: readonly (readonly string[])[],
  used: readonly number[],
): Layout {
  const heights = order.map((ids) => ids.reduce((sum, id) => sum + (cells.get(id) as Cell).height + ROW_GAP, -ROW_GAP));
  const height = Math.max(0, ...heights);
  const nodes: LaidNode[] = [];
  const at = new Map<string, LaidNode>();
  const columns: { stage: string; x: number; width: number }[] = [];
  let x = 12;
  order.forEach((ids, number) => {
    const width = Math.max(60, ...ids.map((id) => Math.max(0, ...(cells.get(id) as Cell).lines.map((line) => line.length * LETTER)) + 2 * PADDING));
    let y = HEAD + (height - (heights[number] as number)) / 2;
    for (const id of ids) {
      const cell = cells.get(id) as Cell;
      const laid = { id, column: number, lines: cell.lines, x, y, width, height: cell.height };
      at.set(id, laid);
      if (!cell.isBend) nodes.push(laid);
      y += cell.height + ROW_GAP;
    }
    columns.push({ stage: given.stages[Math.floor((used[number] as number) / 100)] ?? "", x, width });
    x += width + COLUMN_GAP;
  });
  const steps = routes.map(({ step, stops }) => ({ key: step.key, points: pointsOf(stops.map((stop) => at.get(stop) as LaidNode)) }));
  return { nodes, steps, columns, width: x - COLUMN_GAP + 12, height: height + HEAD + 12 };
}

/** Where a step passes: from the side of its subject to the side of its object, along the middle of its bends. */
function pointsOf(stops: readonly LaidNode[]): Point[] {
  const points: Point[] = [];
  stops.forEach((stop, place) => {
    const middle = stop.y + stop.height / 2;
    const before = stops[place - 1];
    const after = stops[place + 1];
    const backward = (other: LaidNode): boolean => other.column < stop.column;
    if (before) points.push({ x: backward(before) ? stop.x : stop.x + stop.width, y: middle });
    if (after) points.push({ x: backward(after) ? stop.x : stop.x + stop.width, y: middle });
  });
  return points;
}
