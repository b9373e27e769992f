// Small things that many views show.
import type { ComponentChildren } from "preact";
import type { Trouble } from "../api/client";
import type { Loading } from "../api/use";
import type { Relaxation } from "../api/types";
import { address, changed, parsed } from "../url";
import { belief as shown, plain } from "../words";

export function Belief({ value }: { value: number }) {
  return (
    <span title="1 means certain; see how it is made up in the evidence">
      <span class="meter" aria-hidden="true">
        <svg width="60" height="8"><rect width={60 * value} height="8" fill="currentColor" /></svg>
      </span>
      {shown(value)}
    </span>
  );
}

export function Flags({ flags }: { flags: readonly string[] }) {
  return <>{flags.map((flag) => <span class="flag" key={flag}>⚑ {plain(flag)}</span>)}</>;
}

export function Tags({ texts }: { texts: readonly string[] }) {
  return <>{texts.map((text) => <span class="tag" key={text}>{text}</span>)}</>;
}

/** What is shown of an answer that is not there: still sought, late, refused, or the service away. */
export function Waiting({ state }: { state: Loading | Trouble }) {
  if (state.kind === "loading") {
    return <p class="loading" role="status">{state.slow ? "Still searching: a large question can take some seconds …" : "Searching …"}</p>;
  }
  return <Troubled by={state} />;
}

function Troubled({ by }: { by: Trouble }) {
  if (by.kind === "away") {
    return (
      <div class="notice wrong" role="alert">
        <strong>The service does not answer.</strong>
        <p>{by.message}. Is it still running? Ask again when it is.</p>
      </div>
    );
  }
  const { title, detail, parameter, nearest, candidates = [] } = by.problem;
  return (
    <div class="notice wrong" role="alert">
      <strong>{title}</strong>
      <p>{detail}</p>
      {parameter && nearest && <p>Did you mean <a href={changed({ [parameter]: nearest })}>{nearest}</a>?</p>}
      {parameter && candidates.length > 0 && (
        <ul>{candidates.map((one) => <li key={one.id}><a href={changed({ [parameter]: one.id })}>{one.name}</a> <span class="small">{one.id}</span></li>)}</ul>
      )}
    </div>
  );
}

interface Emptiness {
  readonly reason?: string | null;
  readonly explanation?: string | null;
  readonly relaxations?: readonly Relaxation[] | null;
}

/** Why there is no answer, and the nearest question that has one. */
export function Why({ of, view }: { of: Emptiness; view?: string }) {
  return (
    <div class="notice" role="status">
      <strong>No answer: {plain(of.reason ?? "nothing found")}.</strong>
      <p>{of.explanation}</p>
      {(of.relaxations ?? []).map((one) => (
        <p key={one.href}>
          {one.value === null || one.value === undefined ? <>Without {plain(one.parameter)}</> : <>With {plain(one.parameter)} = {one.value}</>} there is an answer
          {view ? <>: <a href={address({ view, ...parsed(one.href.split("?")[1] ?? "") })}>show it</a></> : "."}
        </p>
      ))}
    </div>
  );
}

interface CutProps {
  readonly truncated: boolean;
  readonly timedOut: boolean;
  readonly shown: number;
  readonly more?: string | undefined;
  /** What there is more of, where it is not what is seen but what it was made of. */
  readonly what?: string;
}

/** Says what an answer leaves out, and where the rest is. */
export function Cut({ truncated, timedOut, shown: count, more, what }: CutProps) {
  return (
    <>
      {timedOut && <div class="notice late" role="status">The time was up: what is shown is right, but there may be more.</div>}
      {truncated && <p class="quiet" role="status">There are more {what ? `${what} than the ${count} read` : `than the ${count} shown`} here. {more && <a href={more}>Show more</a>}</p>}
    </>
  );
}

export function Facts({ of }: { of: readonly (readonly [string, ComponentChildren])[] }) {
  return (
    <dl class="facts">
      {of.filter(([, value]) => value !== null && value !== undefined && value !== false && value !== "").map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
