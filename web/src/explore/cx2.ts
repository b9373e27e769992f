// The whole graph, from the service's CX2 export, in the numbers that a map is drawn from.
import { ask, type Trouble } from "../api/client";

export interface Graph {
  readonly ids: readonly string[];
  readonly names: readonly string[];
  readonly kinds: readonly string[];
  /** Two numbers of nodes an edge. */
  readonly ends: Uint32Array;
  readonly signs: readonly string[];
}

interface Aspect {
  readonly nodes?: readonly { readonly id: number; readonly v: { readonly represents: string; readonly name: string; readonly kind: string } }[];
  readonly edges?: readonly { readonly s: number; readonly t: number; readonly v: { readonly sign: string } }[];
}

/** All things and steps of the store. */
export async function wholeGraph(signal: AbortSignal): Promise<Graph | Trouble> {
  const answer = await ask<readonly Aspect[]>("/export/cx2", signal);
  if (answer.kind !== "answer") return answer;
  const nodes = answer.data.flatMap((aspect) => aspect.nodes ?? []);
  const edges = answer.data.flatMap((aspect) => aspect.edges ?? []);
  const number = new Map(nodes.map((node, place) => [node.id, place]));
  const ends = new Uint32Array(2 * edges.length);
  edges.forEach((edge, place) => {
    ends[2 * place] = number.get(edge.s) ?? 0;
    ends[2 * place + 1] = number.get(edge.t) ?? 0;
  });
  return { ids: nodes.map((node) => node.v.represents), names: nodes.map((node) => node.v.name), kinds: nodes.map((node) => node.v.kind), ends, signs: edges.map((edge) => edge.v.sign) };
}
