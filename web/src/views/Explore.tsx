// The neighbourhood of one or more things, opened step by step; or a map of the whole graph.
import { lazy } from "preact/compat";
import { useLayoutEffect, useMemo, useRef, useState } from "preact/hooks";
import type { SearchList, Stats } from "../api/types";
import { useAnswer } from "../api/use";
import { Filters, passes } from "../explore/Filters";
import { Canvas } from "../explore/Canvas";
import { linksOf, useKnown, type Link } from "../explore/data";
import { place, type Opened, type Placed } from "../explore/place";
import { act, canRedo, canUndo, expand, redo, undo } from "../explore/state";
import { Shown } from "../explore/Shown";
import { keyOf } from "../chosen";
import { Asked } from "../parts/Asked";
import { Listing } from "../parts/Listing";
import { Picker } from "../parts/Picker";
import { Waiting } from "../parts/small";
import { address, all, changed, go, one } from "../url";

const Whole = lazy(() => import("../explore/Whole").then((module) => ({ default: module.Whole })));
const LARGE = 2000;
const FIRST = 24;

export function Explore() {
  const opened = all("of");
  const stats = useAnswer<Stats>(opened.length === 0 && !one("map") ? "/stats" : undefined);
  const large = stats.kind === "answer" && stats.data.entities > LARGE;
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "z" || event.target instanceof HTMLInputElement) return;
      event.preventDefault();
      if (event.shiftKey) redo();
      else undo();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
  return (
    <>
      <h1>Explore</h1>
      <Asked>
        <Picker label="open a thing" value="" onPick={open} />
        <button type="button" disabled={!canUndo()} onClick={undo}>Undo</button>
        <button type="button" disabled={!canRedo()} onClick={redo}>Redo</button>
        {one("map") ? <a href={changed({ map: undefined })}>Close the map</a> : <a href={changed({ map: "whole" })}>A map of the whole graph</a>}
      </Asked>
      {opened.length > 0 && !one("map") ? <Around ids={opened} /> : one("q") ? <Meant name={one("q")} /> : one("map") || large ? <Whole /> : <p class="quiet">Open a thing to see what leads to it and what follows from it.</p>}
    </>
  );
}

/** Open a thing by its id; what was only typed is first sought. */
function open(name: string, id?: string): void {
  if (id) expand(id);
  else if (name.trim()) go(address({ view: "explore", q: name.trim() }));
}

/** What has a name like this. */
function Meant({ name }: { name: string }) {
  return (
    <Listing<SearchList> path="/search" params={{ q: name }} view="explore" label={`Things with a name like ${name}`} head={["thing", "kind", "found by", "identifier"]} row={(hit) => (
      <tr key={hit.id}>
        <th scope="row"><a href={address({ view: "explore", of: hit.id })}>{hit.name}</a></th>
        <td>{hit.kind}</td>
        <td>{hit.matched}</td>
        <td>{hit.id}</td>
      </tr>
    )} />
  );
}

function Around({ ids }: { ids: readonly string[] }) {
  const pinned = all("pin").filter((id) => !ids.includes(id));
  const { known, wrong } = useKnown([...ids, ...pinned]);
  const kept = useRef(new Map<string, Placed>()).current;
  const [selected, setSelected] = useState<string | undefined>();
  const asked = window.location.search;
  const found = useMemo(() => gathered(ids, known), [ids.join("\n"), known, one("all")]);
  const shown = useMemo(() => {
    const hidden = new Set(all("hide"));
    const links = found.links.filter((link) => passes(link) && !hidden.has(link.subject) && !hidden.has(link.object));
    const kept2 = new Set([...links.flatMap((link) => [link.subject, link.object]), ...ids, ...pinned]);
    // What is drawn already stays while what else is known of it is sought.
    const alone = pinned.flatMap((id) => {
      const name = known.get(id)?.entity.name ?? kept.get(id)?.name;
      return name === undefined ? [] : [{ id, name }];
    });
    const boxes = place(found.opened, alone, kept).filter((box) => kept2.has(box.id) && !hidden.has(box.id));
    return { links, boxes };
  }, [found, known, asked]);
  if (wrong) return <Waiting state={wrong} />;
  if (!ids.some((id) => known.has(id))) return <Waiting state={{ kind: "loading", slow: false }} />;
  return (
    <>
      <Filters links={found.links} />
      {found.left.map(([name, count]) => <p class="quiet" role="status" key={name}>Of {name}, {count} more neighbours are not drawn. <a href={changed({ all: "true" })}>Draw all</a></p>)}
      {shown.links.length === 0 && <div class="notice" role="status"><strong>No step is left.</strong><p>{found.links.length === 0 ? "No claim affirms anything of it." : "The filters leave none of those that are claimed."} <button type="button" onClick={() => act({ kind: undefined, predicate: undefined, sign: undefined, tier: undefined, species: undefined, document: undefined, hide: undefined })}>Show all again</button></p></div>}
      {[...ids, ...pinned].every((id) => known.has(id)) ? null : <p class="loading opening" role="status">Opening …</p>}
      <Canvas boxes={shown.boxes} links={shown.links} opened={ids} selected={selected} onSelect={setSelected} />
      <Shown links={shown.links} opened={ids} known={known} />
    </>
  );
}

/** What was opened with its neighbours, the steps between all that is shown, and how many are left out of each. */
function gathered(ids: readonly string[], known: ReadonlyMap<string, import("../explore/data").Known>): { opened: Opened[]; links: Link[]; left: [string, number][] } {
  const most = one("all") ? Infinity : FIRST;
  const links = new Map<string, Link>();
  const left: [string, number][] = [];
  const opened = ids.flatMap((id) => {
    const of = known.get(id);
    if (!of) return [];
    const around = linksOf(of).sort((a, b) => b.link.belief - a.link.belief || keyOf(a.link).localeCompare(keyOf(b.link)));
    const drawn = new Set<string>();
    for (const { near } of around) if (drawn.size < most) drawn.add(near.id);
    const all = new Set(around.map(({ near }) => near.id));
    if (all.size > drawn.size) left.push([of.entity.name, all.size - drawn.size]);
    const near = around.filter((one) => drawn.has(one.near.id) || ids.includes(one.near.id));
    for (const { link } of near) links.set(keyOf(link), link);
    return [{ id, name: of.entity.name, near: near.map((one) => ({ id: one.near.id, name: one.near.name, way: one.near.direction as "in" | "out" })) }];
  });
  return { opened, links: [...links.values()], left };
}
