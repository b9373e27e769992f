// Which sources reach an effect: a table, with the mechanism of the chosen one beside it.
import { href } from "../api/client";
import type { ReachedList, ReachedRow } from "../api/types";
import { useAnswer } from "../api/use";
import { Conditions, conditions } from "../parts/Conditions";
import { Picker } from "../parts/Picker";
import { Sign } from "../parts/Sign";
import { Take } from "../parts/Take";
import { Belief, Cut, Flags, Waiting, Why } from "../parts/small";
import { changed, go, one } from "../url";
import { SUPPORT, TIERS } from "../words";
import { Mechanism } from "./Mechanism";

export function Reach({ effect }: { effect: string }) {
  const given = conditions();
  const question = effect ? href("/reach", { effect, ...given, limit: 200 }) : undefined;
  const state = useAnswer<ReachedList>(question);
  return (
    <>
      <h1>Which sources reach {effect || "an effect"}?</h1>
      <form class="asked" onSubmit={(event) => event.preventDefault()}>
        <Picker label="effect" value={effect} onPick={(name) => go(changed({ view: "reach", effect: name, source: undefined }))} />
        <Conditions />
      </form>
      {question && (state.kind === "answer" ? <Rows list={state.data} effect={effect} /> : <Waiting state={state} />)}
    </>
  );
}

function Rows({ list, effect }: { list: ReachedList; effect: string }) {
  const reached = list.items.filter((row) => row.reached);
  const missed = list.items.filter((row) => !row.reached);
  const source = one("source") || reached.find((row) => row.mechanistic && !row.generic)?.source_name || "";
  const given = conditions();
  if (list.items.length === 0) return <Why of={list} />;
  return (
    <div class="two wide">
      <div>
        <div class="asked">
          <p>{reached.length} of {list.items.length} sources reach it.</p>
          <Take path="/reach" params={{ effect, ...given }} />
        </div>
        <Cut truncated={list.truncated} timedOut={list.timed_out} shown={list.items.length} />
        <Table rows={reached} chosen={source} effect={effect} />
        {missed.length > 0 && (
          <details>
            <summary>{missed.length} sources do not reach it, and why</summary>
            <ul>{missed.map((row) => <li key={row.source}>{row.source_name}: {row.explanation}</li>)}</ul>
          </details>
        )}
      </div>
      <section aria-label="The mechanism">{source && <Mechanism source={source} effect={effect} given={given} />}</section>
    </div>
  );
}

function Table({ rows, chosen, effect }: { rows: readonly ReachedRow[]; chosen: string; effect: string }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label="Sources that reach the effect">
      <table class="stack" role="table">
        <thead>
          <tr>
            <th scope="col">source</th><th scope="col">net sign</th><th scope="col">strength</th><th scope="col">ways</th>
            <th scope="col">evidence</th>
          </tr>
        </thead>
        <tbody>{rows.map((row) => <Row key={row.source} row={row} chosen={row.source_name === chosen} effect={effect} />)}</tbody>
      </table>
    </div>
  );
}

function Row({ row, chosen, effect }: { row: ReachedRow; chosen: boolean; effect: string }) {
  const shownIn = [...row.species, ...row.models];
  return (
    <tr class={chosen ? "chosen" : ""}>
      <th scope="row">
        <a href={changed({ view: "reach", effect, source: row.source_name, chain: undefined, step: undefined })} aria-current={chosen ? "true" : undefined}>{row.source_name}</a>
        {row.generic && <div class="small">no source named</div>}
      </th>
      <td><Sign sign={row.sign ?? "?"} /><div class="small">{row.support ? SUPPORT[row.support] : ""}</div></td>
      <td class="number"><Belief value={row.belief ?? 0} /></td>
      <td>
        {row.mechanisms_exact ? "" : "≥ "}{row.mechanisms} {row.mechanisms === 1 ? "mechanism" : "mechanisms"}
        <div class="small">{row.paths_exact ? "" : "≥ "}{row.paths} {row.paths === 1 ? "path" : "paths"}</div>
      </td>
      <td>
        {row.tiers.map((tier) => TIERS[tier] ?? tier).join(" · ")}
        <div class="small">{row.works} {row.works === 1 ? "work" : "works"}; {shownIn.length === 0 ? "models not stated" : <Folded texts={shownIn} />}</div>
        {!row.checked && <div class="small">not checked against the papers</div>}
        {row.flags.length > 0 && <details><summary class="small">⚑ {row.flags.length} {row.flags.length === 1 ? "flag" : "flags"} of the audit</summary><Flags flags={row.flags} /></details>}
      </td>
    </tr>
  );
}

/** The first of a long list, with the rest behind a fold. */
function Folded({ texts }: { texts: readonly string[] }) {
  if (texts.length <= 3) return <>{texts.join(", ")}</>;
  return <details><summary>{texts.slice(0, 2).join(", ")} and {texts.length - 2} more</summary>{texts.slice(2).join(", ")}</details>;
}
