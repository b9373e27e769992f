// What is known of the things that were opened, from the public API, kept while the page lives.
import { useEffect, useState } from "preact/hooks";
import { ask, href, type Trouble } from "../api/client";
import type { ClaimList, EntityDetail, Neighbour, NeighbourList, Step } from "../api/types";

export interface Known {
  readonly entity: EntityDetail;
  readonly near: NeighbourList;
  readonly claims: ClaimList;
}

const cache = new Map<string, Promise<Known | Trouble>>();
const MOST = 1000;

async function load(id: string): Promise<Known | Trouble> {
  const path = `/entities/${encodeURIComponent(id)}`;
  const [entity, near, claims] = await Promise.all([
    ask<EntityDetail>(path),
    ask<NeighbourList>(href(`${path}/neighbours`, { limit: MOST })),
    ask<ClaimList>(href("/claims", { entity: id, limit: MOST })),
  ]);
  for (const answer of [entity, near, claims]) {
    if (answer.kind === "answer") continue;
    cache.delete(id);
    return answer;
  }
  if (entity.kind !== "answer" || near.kind !== "answer" || claims.kind !== "answer") throw new Error("unreachable");
  return { entity: entity.data, near: near.data, claims: claims.data };
}

/** What is known of each of some things; those still sought are missing, and what went wrong is told. */
export function useKnown(ids: readonly string[]): { known: ReadonlyMap<string, Known>; wrong: Trouble | undefined } {
  const [known, setKnown] = useState<ReadonlyMap<string, Known>>(new Map());
  const [wrong, setWrong] = useState<Trouble | undefined>();
  useEffect(() => {
    let current = true;
    setWrong(undefined);
    for (const id of ids) {
      const found = cache.get(id) ?? load(id);
      cache.set(id, found);
      void found.then((one) => {
        if (!current) return;
        if ("kind" in one) setWrong(one);
        else setKnown((before) => (before.get(id) === one ? before : new Map(before).set(id, one)));
      });
    }
    return () => {
      current = false;
    };
  }, [ids.join("\n")]);
  return { known, wrong };
}

export interface Link extends Step {
  readonly kinds: readonly [string, string];
}

/** Whether it is claimed, or a vocabulary's. What claims only deny is no step. */
function isStep(near: Neighbour): boolean {
  return near.claims.length > 0 || near.background;
}

/** How much is said of a thing only to deny it. */
export function deniedOf(of: Known): number {
  return of.near.items.filter((near) => !isStep(near)).length;
}

/** The steps around a thing, each with where it was shown; the first end is the thing itself. */
export function linksOf(of: Known): { link: Link; near: Neighbour }[] {
  const held = new Map(of.claims.items.map((claim) => [claim.id, claim]));
  return of.near.items.filter(isStep).map((near) => {
    const claims = near.claims.map((id) => held.get(id)).filter((claim) => claim !== undefined);
    const outward = near.direction === "out";
    const unique = (values: readonly (string | null | undefined)[]): string[] => [...new Set(values.filter((value) => typeof value === "string"))];
    return {
      near,
      link: {
        subject: near.subject,
        subject_name: outward ? of.entity.name : near.name,
        predicate: near.predicate,
        sign: near.sign,
        object: near.object,
        object_name: outward ? near.name : of.entity.name,
        belief: near.belief,
        claims: near.claims,
        places: claims.map((claim) => `${claim.document}:${claim.locator}`),
        tiers: unique(near.evidence.map((one) => one.tier)) as Step["tiers"],
        species: unique(claims.map((claim) => claim.context.species)),
        models: unique(claims.map((claim) => claim.context.model)),
        flags: unique(claims.flatMap((claim) => claim.flags)),
        documents: unique(claims.map((claim) => claim.document)),
        implied: near.implied,
        contested: near.contested,
        opposing: near.opposing,
        background: near.background,
        independent: near.evidence.filter((one) => one.reliability > 0).length,
        kinds: outward ? [of.entity.kind, near.kind] : [near.kind, of.entity.kind],
      },
    };
  });
}
