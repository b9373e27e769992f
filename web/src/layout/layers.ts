// Lays a mechanism out in columns by stage, with few crossings: steps that span columns get a bend in each between.
import { ordered } from "./order";
import { labelled, linked, type Box, type Label, type Point } from "./lines";

export interface LaidNode extends Box {
  readonly id: string;
  readonly lines: readonly string[];
}

export interface LaidStep {
  readonly key: string;
  readonly points: readonly Point[];
  readonly label: Label;
}

export interface Layout {
  readonly nodes: readonly LaidNode[];
  readonly steps: readonly LaidStep[];
  readonly columns: readonly { readonly stage: string; readonly x: number; readonly width: number }[];
  readonly width: number;
  readonly height: number;
}

export interface GivenStep {
  readonly key: string;
  readonly subject: string;
  readonly object: string;
  readonly label: string;
}

export interface Given {
  readonly nodes: readonly { readonly id: string; readonly name: string; readonly stage: string }[];
  readonly steps: readonly GivenStep[];
  readonly stages: readonly string[];
}

interface Cell {
  readonly id: string;
  readonly column: number;
  readonly lines: readonly string[];
  readonly height: number;
  readonly isBend: boolean;
}

const LETTER = 7.4;
const LINE = 17;
const MOST_LETTERS = 20;
const PADDING = 10;
/** How far apart lines meet a box: as far as two labels need. */
const PORT = 15;
const ROW_GAP = 20;
const COLUMN_GAP = 112;
const HEAD = 36;
const BEND = 10;
const STAGE_WIDTH = 92;

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

/** How wide and high a name is drawn, in pixels. */
export function sizeOf(lines: readonly string[]): { width: number; height: number } {
  return { width: Math.max(44, ...lines.map((text) => text.length * LETTER)) + 2 * PADDING, height: lines.length * LINE + PADDING };
}

/** Positions of the nodes and steps of a mechanism. The same mechanism always gets the same ones. */
export function layOut(given: Given): Layout {
  const ranks = rankOf(given);
  const used = [...new Set(ranks.values())].sort((a, b) => a - b);
  const column = new Map(given.nodes.map((node) => [node.id, used.indexOf(ranks.get(node.id) as number)]));
  const ports = portsOf(given.steps, column);
  const cells = new Map<string, Cell>();
  for (const node of given.nodes) {
    const lines = wrapped(node.name);
    const height = Math.max(sizeOf(lines).height, ((ports.get(node.id) ?? 0) + 1) * PORT);
    cells.set(node.id, { id: node.id, column: column.get(node.id) as number, lines, height, isBend: false });
  }
  const routes = given.steps.map((step) => ({ step, stops: stopsOf(step, column, cells) }));
  const order = ordered(cells, routes.map((route) => route.stops), used.length);
  return placed(given, cells, routes, order, used);
}

/** The column of each node: its stage, and within a stage that has steps of its own, how far along them it is. */
function rankOf(given: Given): Map<string, number> {
  const stage = new Map(given.nodes.map((node) => [node.id, given.stages.indexOf(node.stage)]));
  const depth = new Map(given.nodes.map((node) => [node.id, 0]));
  // Three turns are enough for a chain within a stage, and end where its steps go round in a circle.
  for (let turn = 0; turn < 3; turn += 1) {
    for (const step of given.steps) {
      if (step.subject === step.object || stage.get(step.subject) !== stage.get(step.object)) continue;
      const wanted = Math.min((depth.get(step.subject) ?? 0) + 1, turn + 1);
      if ((depth.get(step.object) ?? 0) < wanted) depth.set(step.object, wanted);
    }
  }
  return new Map(given.nodes.map((node) => [node.id, (stage.get(node.id) ?? 0) * 100 + (depth.get(node.id) ?? 0)]));
}

/** How many steps meet the busier side of each node, so that it is made high enough to keep their ends apart. */
function portsOf(steps: readonly GivenStep[], column: ReadonlyMap<string, number>): Map<string, number> {
  const sides = new Map<string, number>();
  for (const step of steps) {
    const way = Math.sign((column.get(step.object) as number) - (column.get(step.subject) as number)) || 1;
    for (const side of [`${way} ${step.subject}`, `${column.get(step.object) === column.get(step.subject) ? way : -way} ${step.object}`]) {
      sides.set(side, (sides.get(side) ?? 0) + 1);
    }
  }
  return new Map([...column.keys()].map((id) => [id, Math.max(sides.get(`1 ${id}`) ?? 0, sides.get(`-1 ${id}`) ?? 0)]));
}

function stopsOf(step: GivenStep, column: ReadonlyMap<string, number>, cells: Map<string, Cell>): string[] {
  const from = column.get(step.subject) as number;
  const to = column.get(step.object) as number;
  const stops = [step.subject];
  const way = Math.sign(to - from);
  for (let at = from + way; way !== 0 && at !== to; at += way) {
    const id = `${step.key}@${at}`;
    cells.set(id, { id, column: at, lines: [], height: BEND, isBend: true });
    stops.push(id);
  }
  stops.push(step.object);
  return stops;
}

function placed(
  given: Given,
  cells: ReadonlyMap<string, Cell>,
  routes: readonly { readonly step: GivenStep; readonly stops: readonly string[] }[],
  order: readonly (readonly string[])[],
  used: readonly number[],
): Layout {
  const heights = order.map((ids) => ids.reduce((sum, id) => sum + (cells.get(id) as Cell).height + ROW_GAP, -ROW_GAP));
  const height = Math.max(0, ...heights);
  const nodes: LaidNode[] = [];
  const boxes = new Map<string, Box>();
  const columns: { stage: string; x: number; width: number }[] = [];
  let x = 12;
  order.forEach((ids, number) => {
    const width = Math.max(STAGE_WIDTH, ...ids.map((id) => sizeOf((cells.get(id) as Cell).lines).width));
    let y = HEAD + (height - (heights[number] as number)) / 2;
    for (const id of ids) {
      const cell = cells.get(id) as Cell;
      const box = { x, y, width, height: cell.height };
      boxes.set(id, box);
      if (!cell.isBend) nodes.push({ ...box, id, lines: cell.lines });
      y += cell.height + ROW_GAP;
    }
    columns.push({ stage: given.stages[Math.floor((used[number] as number) / 100)] ?? "", x, width });
    x += width + COLUMN_GAP;
  });
  const lines = linked(routes.map((route) => ({ key: route.step.key, stops: route.stops })), boxes);
  const labels = labelled(routes.map(({ step }, place) => ({ text: step.label, points: lines[place] as readonly Point[] })), nodes);
  const steps = routes.map(({ step }, place) => ({ key: step.key, points: lines[place] as readonly Point[], label: labels[place] as Label }));
  return { nodes, steps, columns, width: x - COLUMN_GAP + 24, height: height + HEAD + 24 };
}
