// Two sources side by side: how each reaches an effect, what they share, and what each has alone.
import { href } from "../api/client";
import type { ComparedSource, ComparedStep, Comparison, MeritRow } from "../api/types";
import { useAnswer } from "../api/use";
import { choose } from "../chosen";
import { Asked, Thing } from "../parts/Asked";
import { Chain } from "../parts/ChainTable";
import { Conditions, conditions } from "../parts/Conditions";
import { Table } from "../parts/Listing";
import { Sign } from "../parts/Sign";
import { Take } from "../parts/Take";
import { Belief, Cut, Facts, Waiting, Why } from "../parts/small";
import { address, changed, one } from "../url";
import { SUPPORT, TIERS, belief, plain } from "../words";

const FIRST = 100;

export function Compare() {
  const [a, b, effect] = [one("a"), one("b"), one("effect")];
  const params = { effect, a, b, ...conditions() };
  const state = useAnswer<Comparison>(a && b && effect ? href("/compare", { ...params, limit: one("limit") || FIRST }) : undefined);
  return (
    <>
      <h1>{a && b ? `${a} or ${b}?` : "Compare two sources"}</h1>
      <Asked>
        <Thing name="a" label="one source" kind="vesicle" />
        <Thing name="b" label="another source" kind="vesicle" />
        <Thing name="effect" />
        <Conditions />
      </Asked>
      {!(a && b && effect) ? <p class="quiet">Name two sources and an effect.</p> : state.kind !== "answer" ? <Waiting state={state} /> : <Shown of={state.data} params={params} />}
    </>
  );
}

function Shown({ of, params }: { of: Comparison; params: Record<string, string | readonly string[]> }) {
  return (
    <>
      <div class="beside">{of.sources.map((source) => <Source key={source.source} of={source} effect={of.effect.name} />)}</div>
      <div class="asked">
        <h2>Steps: {of.shared} shared, {of.partly_shared} partly shared</h2>
        <Take path="/compare" params={params} cited graph={of.items.flatMap((item) => item.uses.slice(0, 1).map((use) => use.step))} />
      </div>
      {of.items.length === 0 ? <Why of={of} view="compare" /> : (
        <Table label="Steps of both" head={["step", "standing", "of", "belief"]}>{of.items.map((item) => <Step key={`${item.text} ${item.sources.join()}`} of={item} />)}</Table>
      )}
      <Cut truncated={of.truncated} timedOut={of.timed_out} shown={of.items.length} more={of.items.length < 1000 ? changed({ limit: "1000" }) : undefined} />
    </>
  );
}

function Source({ of, effect }: { of: ComparedSource; effect: string }) {
  return (
    <section class="card" aria-label={of.source_name}>
      <h2>{of.source_name}</h2>
      {of.reached ? (
        <Facts of={[
          ["net sign", <Sign sign={of.sign ?? "?"} />],
          ["best belief", <><Belief value={of.belief ?? 0} /> {of.checked ? "" : <span class="small">not checked against the papers</span>}</>],
          ["holds together", of.support ? SUPPORT[of.support] : ""],
          ["best chain", of.best && <span class="chain"><Chain path={of.best} /></span>],
          ["best mechanism", of.mechanistic && of.mechanistic.text !== of.best?.text && <span class="chain"><Chain path={of.mechanistic} /></span>],
          ["mechanisms", `${of.mechanisms_exact ? "" : "≥ "}${of.mechanisms}, ${of.paths_exact ? "" : "≥ "}${of.paths} paths`],
          ["evidence", `${of.tiers.map((tier) => TIERS[tier] ?? tier).join(", ") || "none"}; ${of.works} ${of.works === 1 ? "work" : "works"}`],
          ["models", [...of.species, ...of.models].join(", ") || "not stated"],
          ["flags", of.flags.map(plain).join(", ") || "none"],
        ]} />
      ) : <Why of={of} view="compare" />}
      <Facts of={[
        ["advantages", <Merits of={of.advantages} />], ["limitations", <Merits of={of.limitations} />],
        ["faces", <Merits of={of.hurdles} />], ["addressed by", <Merits of={of.addressed} />],
      ]} />
      <p><a href={address({ view: "mechanism", source: of.source_name, effect })}>Show its mechanism</a></p>
    </section>
  );
}

function Merits({ of }: { of: readonly MeritRow[] }) {
  if (of.length === 0) return <span class="quiet">none claimed</span>;
  return <>{of.map((merit) => `${merit.object_name}${merit.denials.length > 0 ? " (denied by others)" : ""}`).join(", ")}</>;
}

function Step({ of }: { of: ComparedStep }) {
  const use = of.uses[0];
  return (
    <tr>
      <th scope="row">
        {of.text} {of.contested && <span class="flag">≠ contradicted</span>}
        {use && <div><button type="button" class="hop" aria-label={`Evidence: ${of.text}`} onClick={() => choose(use.step)}>evidence</button></div>}
      </th>
      <td>{plain(of.standing)}</td>
      <td>{of.source_names.join(", ")}</td>
      <td class="number">{use ? belief(use.step.belief) : ""}</td>
    </tr>
  );
}
