// The question of paths in Neo4j's own language, as far as the graph there can tell: what is left out, it says itself.
import { quoted } from "./lines";

export type Given = Readonly<Record<string, string | readonly string[] | undefined>>;

const STEPS = "CARRIES|INCREASES|DECREASES|AFFECTS|REQUIRED_FOR|MEMBER_OF|IS_A|PART_OF";
const MOST_STEPS = "6";
const MINUSES = "size([s IN steps WHERE s.sign = '-']) % 2";
const KNOWN = "none(s IN steps WHERE s.sign = '?') AND any(s IN steps WHERE s.sign <> '0')";
const SIGNS: Readonly<Record<string, string>> = {
  positive: `${KNOWN} AND ${MINUSES} = 0`,
  negative: `${KNOWN} AND ${MINUSES} = 1`,
  unknown: "any(s IN steps WHERE s.sign = '?')",
};
const ASKED = new Set(["max_hops", "min_belief", "background", "sign"]);

interface Wanted {
  readonly from: string;
  readonly to: string;
  readonly conditions: Given;
  readonly least: 1 | 2;
  readonly limit: string;
}

/** The paths between two things, as the service orders them. */
export function pathsInCypher({ from, to, conditions, least, limit }: Wanted): string {
  const given = (name: string): string => [conditions[name] ?? []].flat()[0] ?? "";
  const sign = SIGNS[given("sign")];
  const left = Object.keys(conditions).filter((name) => given(name) !== "" && (!ASKED.has(name) || (name === "sign" && !sign)));
  const belief = Number(given("min_belief"));
  const step = ["s.cost IS NOT NULL", belief > 0 && `s.belief >= ${belief}`, given("background") === "false" && "NOT s.is_background"];
  const where = [
    `all(s IN steps WHERE ${step.filter(Boolean).join(" AND ")})`,
    "all(n IN nodes(p) WHERE single(other IN nodes(p) WHERE other = n))",
    "all(n IN nodes(p)[1..-1] WHERE n.kind IS NOT NULL AND NOT n.is_class)",
    sign,
  ];
  return [
    ...(left.length > 0 ? [`// Not asked here, so that there may be more: ${left.join(", ")}`] : []),
    `MATCH p = (:Entity {id: ${quoted(from)}})-[steps:${STEPS}*${least}..${Number(given("max_hops") || MOST_STEPS)}]->(:Entity {id: ${quoted(to)}})`,
    `WHERE ${where.filter(Boolean).join("\n  AND ")}`,
    "RETURN p",
    "ORDER BY reduce(sum = 0, s IN steps | sum + s.cost), length(p), [n IN nodes(p) | n.id], [s IN steps | type(s)]",
    `LIMIT ${Number(limit)}`,
  ].join("\n");
}
