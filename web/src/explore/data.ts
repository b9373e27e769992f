// What is known of the things that were opened, from the public API, kept while the page lives.
import { useEffect, useState } from "preact/hooks";
import { ask, href, type Trouble } from "../api/client";
import type { ClaimList, ClaimRow, EntityDetail, Neighbour, NeighbourList, Step } from "../api/types";

export interface Known {
  readonly entity: EntityDetail;
  readonly near: readonly Neighbour[];
  readonly truncated: boolean;
  readonly claims: ReadonlyMap<string, ClaimRow>;
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
  return {
    entity: entity.data,
    near: near.data.items,
    truncated: near.data.truncated || claims.data.truncated,
    claims: new Map(claims.data.items.map((claim) => [claim.id, claim])),
  };
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

/** The steps around a thing, each with where it was shown; the first end is the thing itself. */
export function linksOf(of: Known): { link: Link; near: Neighbour }[] {
  return of.near.map((near) => {
    const claims = near.claims.map((id) => of.claims.get(id)).filter((claim) => claim !== undefined);
    const opposite = near.sign === "+" ? "-" : near.sign === "-" ? "+" : "";
    const contested = near.negated.length > 0 || of.near.some((other) => other.subject === near.subject && other.object === near.object && other.sign === opposite);
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
        contested,
        opposing: [],
        background: near.background,
        independent: near.evidence.length,
        kinds: outward ? [of.entity.kind, near.kind] : [near.kind, of.entity.kind],
      },
    };
  });
}
