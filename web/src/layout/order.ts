// The order within columns that keeps crossings few: each column by the barycentre of its neighbours, sweeping to and
// fro, and the best order met is kept (Sugiyama, Tagawa & Toda, 1981).

export interface InColumn {
  readonly id: string;
  readonly column: number;
}

const SWEEPS = 12;

/** The ids of each column from top to bottom. Routes are the stops of each step, one a column. */
export function ordered(cells: ReadonlyMap<string, InColumn>, routes: readonly (readonly string[])[], count: number): string[][] {
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
function crossings(columns: readonly (readonly string[])[], routes: readonly (readonly string[])[], cells: ReadonlyMap<string, InColumn>): number {
  const row = new Map<string, number>();
  columns.forEach((ids) => ids.forEach((id, place) => row.set(id, place)));
  const between = new Map<number, [number, number][]>();
  for (const stops of routes) {
    stops.forEach((stop, place) => {
      const next = stops[place + 1];
      if (next === undefined) return;
      const [left, right] = (cells.get(stop) as InColumn).column <= (cells.get(next) as InColumn).column ? [stop, next] : [next, stop];
      const gap = (cells.get(left) as InColumn).column;
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

