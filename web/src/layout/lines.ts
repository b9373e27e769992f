// Where the lines of steps run between boxes, and where their labels stand: ends apart from one another, labels clear.
import { line, curveBumpX } from "d3-shape";

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

interface End {
  readonly route: number;
  readonly place: number;
  readonly toward: number;
}

const LETTER = 7.2;
const LABEL = 14;
const LOOP = 38;
/** What it costs to hide a thing, another label or the mark at a line's end, or to touch a label, against one for each line that is crossed. */
const THING = 100_000;
const WORD = 1000;
const MARK = 60;
const TOUCHED = 30;
const END = 13;
/** Two labels that touch would be read as one. */
const APART = 4;
const DOT = 5;
const SQUARE = 32;
/** Shares of a line at which its label may stand, from its middle outwards. */
const SHARES = Array.from({ length: 29 }, (_, place) => 0.5 + (place % 2 === 0 ? 1 : -1) * Math.ceil(place / 2) * 0.03);
const bump = line<Point>((point) => point.x, (point) => point.y).curve(curveBumpX);

/** The points of each route: two at each box that it passes, one where it starts and one where it ends. */
export function linked(routes: readonly { readonly key: string; readonly stops: readonly string[] }[], boxes: ReadonlyMap<string, Box>): Point[][] {
  const sides = new Map<string, End[]>();
  const box = (id: string): Box => boxes.get(id) as Box;
  const add = (id: string, right: boolean, end: End): void => {
    const side = `${right ? ">" : "<"}${id}`;
    sides.set(side, [...(sides.get(side) ?? []), end]);
  };
  const points: Point[][] = routes.map((route) => Array.from({ length: 2 * (route.stops.length - 1) }));
  routes.forEach((route, number) => {
    for (let place = 1; place < route.stops.length; place += 1) {
      const [from, to] = [route.stops[place - 1] as string, route.stops[place] as string];
      const forward = box(to).x > box(from).x;
      const level = box(to).x === box(from).x;
      add(from, forward || level, { route: number, place: 2 * place - 2, toward: middle(box(to)) });
      add(to, !forward || level, { route: number, place: 2 * place - 1, toward: middle(box(from)) });
    }
  });
  for (const [side, ends] of sides) {
    const at = box(side.slice(1));
    const x = side.startsWith(">") ? at.x + at.width : at.x;
    ends.sort((a, b) => a.toward - b.toward || a.route - b.route);
    ends.forEach((end, row) => {
      (points[end.route] as Point[])[end.place] = { x, y: at.y + (at.height * (row + 1)) / (ends.length + 1) };
    });
  }
  return points;
}

function middle(box: Box): number {
  return box.y + box.height / 2;
}

/** Whether a line leaves and meets boxes of one column, and so has to go round. */
export function isLoop(points: readonly Point[]): boolean {
  return points.length === 2 && points[0]?.x === points[1]?.x;
}

/** The line through points as the `d` of an SVG path, `short` pixels before its last point. */
export function drawn(points: readonly Point[], short: number): string {
  const [first, last] = [points[0] as Point, points[points.length - 1] as Point];
  if (isLoop(points)) {
    return `M${first.x} ${first.y}C${first.x + LOOP} ${first.y} ${last.x + LOOP} ${last.y} ${last.x + short} ${last.y}`;
  }
  const way = wayIn(points);
  return bump([...points.slice(0, -1), { x: last.x - way * short, y: last.y }]) ?? "";
}

/** 1 where a line meets its end from the left, -1 from the right. */
export function wayIn(points: readonly Point[]): 1 | -1 {
  const [before, last] = [points[points.length - 2] as Point, points[points.length - 1] as Point];
  return isLoop(points) ? -1 : last.x >= before.x ? 1 : -1;
}

/** Whether a line runs against the direction of reading, from right to left. */
export function isBackward(points: readonly Point[]): boolean {
  return !isLoop(points) && wayIn(points) < 0;
}

export interface Label extends Point {
  readonly text: string;
}

/** What each line is labelled with, and where: on it, clear of boxes, ends and other labels, and of other lines as far as can be. */
export function labelled(lines: readonly { readonly text: string; readonly points: readonly Point[] }[], boxes: readonly Box[]): Label[] {
  const crossed = new Crossed(lines.map((line) => line.points));
  const taken: [Box, number][] = [...boxes.map((box): [Box, number] => [box, THING]), ...lines.map(({ points }): [Box, number] => [endOf(points), MARK])];
  return lines.map((line, number) => {
    const text = isBackward(line.points) ? `← ${line.text}` : line.text;
    const width = text.length * LETTER + 6;
    const boxAt = (point: Point): Box => ({ x: point.x - width / 2, y: point.y - LABEL / 2, width, height: LABEL });
    const hidden = (box: Box): number => taken.reduce((sum, [other, cost]) => (meet(box, other) ? sum + cost : sum), 0);
    let best: Point = line.points[0] as Point;
    let least = Infinity;
    for (const point of placesOn(line.points)) {
      const box = boxAt(point);
      const cost = hidden(box) + crossed.within(box, number);
      if (cost < least) [best, least] = [point, cost];
      if (cost === 0) break;
    }
    taken.push([boxAt(best), WORD], [around(boxAt(best)), TOUCHED]);
    return { ...best, text };
  });
}

function around(box: Box): Box {
  return { x: box.x - APART, y: box.y - APART, width: box.width + 2 * APART, height: box.height + 2 * APART };
}

/** The box of the mark at a line's end. */
function endOf(points: readonly Point[]): Box {
  const last = points[points.length - 1] as Point;
  return { x: wayIn(points) > 0 ? last.x - END : last.x, y: last.y - END / 2, width: END, height: END };
}

/** Dots along all lines, sorted into squares, to tell which lines pass through a box. */
class Crossed {
  private readonly squares = new Map<string, { readonly x: number; readonly y: number; readonly line: number }[]>();

  constructor(lines: readonly (readonly Point[])[]) {
    lines.forEach((points, line) => {
      for (let place = 1; place < points.length; place += 1) {
        const [a, b] = [points[place - 1] as Point, points[place] as Point];
        const dots = Math.max(2, Math.ceil((Math.abs(a.x - b.x) + Math.abs(a.y - b.y) + 2 * LOOP) / DOT));
        for (let dot = 0; dot <= dots; dot += 1) {
          const at = onCurve(a, b, dot / dots);
          const square = `${Math.floor(at.x / SQUARE)} ${Math.floor(at.y / SQUARE)}`;
          (this.squares.get(square) ?? this.squares.set(square, []).get(square) as { x: number; y: number; line: number }[]).push({ ...at, line });
        }
      }
    });
  }

  /** How many other lines than a label's own pass through its box. */
  within(box: Box, own: number): number {
    const found = new Set<number>();
    for (let column = Math.floor(box.x / SQUARE); column * SQUARE < box.x + box.width; column += 1) {
      for (let row = Math.floor(box.y / SQUARE); row * SQUARE < box.y + box.height; row += 1) {
        for (const dot of this.squares.get(`${column} ${row}`) ?? []) {
          if (dot.line !== own && dot.x > box.x && dot.x < box.x + box.width && dot.y > box.y && dot.y < box.y + box.height) found.add(dot.line);
        }
      }
    }
    return found.size;
  }
}

function placesOn(points: readonly Point[]): Point[] {
  const gaps: [Point, Point][] = [];
  for (let place = 1; place < points.length; place += 1) gaps.push([points[place - 1] as Point, points[place] as Point]);
  const longest = [...gaps].sort((a, b) => Number(b[0].y === b[1].y) - Number(a[0].y === a[1].y) || Math.abs(b[1].x - b[0].x) - Math.abs(a[1].x - a[0].x));
  return longest.flatMap(([a, b]) => SHARES.map((share) => onCurve(a, b, share)));
}

/** The point of the curve between two points, at a share of it: a cubic with level ends, as d3's curveBumpX draws it. */
function onCurve(a: Point, b: Point, t: number): Point {
  const level = a.x === b.x;
  const [c, d] = level ? [a.x + LOOP, b.x + LOOP] : [(a.x + b.x) / 2, (a.x + b.x) / 2];
  const mix = (p: number, q: number, r: number, s: number): number => (1 - t) ** 3 * p + 3 * (1 - t) ** 2 * t * q + 3 * (1 - t) * t ** 2 * r + t ** 3 * s;
  return { x: mix(a.x, c, d, b.x), y: mix(a.y, a.y, b.y, b.y) };
}

function meet(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}
