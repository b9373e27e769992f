// A list of the service as a table, with all that can befall it: still sought, late, refused, empty, cut short.
import type { ComponentChildren } from "preact";
import { href, type Params } from "../api/client";
import { useAnswer } from "../api/use";
import type { Relaxation } from "../api/types";
import { changed, one } from "../url";
import { Take } from "./Take";
import { Cut, Waiting, Why } from "./small";

interface List<T> {
  readonly items: readonly T[];
  readonly truncated: boolean;
  readonly timed_out: boolean;
  readonly reason?: string | null;
  readonly explanation?: string | null;
  readonly relaxations?: readonly Relaxation[] | null;
}

interface Props<L extends List<unknown>> {
  readonly path: string;
  readonly params: Params;
  readonly view: string;
  readonly label: string;
  readonly head: readonly string[];
  readonly row: (item: L["items"][number], place: number, list: L) => ComponentChildren;
  /** What is said of the whole list, above it. */
  readonly summary?: (list: L) => ComponentChildren;
  readonly cited?: boolean;
  /** How many are asked for at first. */
  readonly first?: number;
}

const FIRST = 50;
const MOST = 1000;

export function Listing<L extends List<unknown>>({ path, params, view, label, head, row, summary, cited = false, first = FIRST }: Props<L>) {
  const asked = { ...params, limit: one("limit") || first };
  const state = useAnswer<L>(href(path, asked));
  if (state.kind !== "answer") return <Waiting state={state} />;
  const list = state.data;
  return (
    <>
      {summary?.(list)}
      {list.items.length === 0 ? <Why of={list} view={view} /> : (
        <>
          <div class="asked"><p>{list.items.length}{list.truncated ? " of more" : ""}</p><Take path={path} params={params} cited={cited} /></div>
          <Table label={label} head={head}>{list.items.map((item, place) => row(item, place, list))}</Table>
        </>
      )}
      <Cut truncated={list.truncated} timedOut={list.timed_out} shown={list.items.length} more={list.items.length < MOST ? changed({ limit: String(MOST) }) : undefined} />
    </>
  );
}

export function Table({ label, head, children }: { label: string; head: readonly string[]; children: ComponentChildren }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={label}>
      <table class="stack" role="table">
        <thead><tr>{head.map((text) => <th scope="col" key={text}>{text}</th>)}</tr></thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
