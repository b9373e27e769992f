// Which of the steps around are shown.
import { Asked, Choice } from "../parts/Asked";
import { one } from "../url";
import { SIGNS, TIERS, plain } from "../words";
import type { Link } from "./data";

const FIELDS = {
  kind: (link: Link) => link.kinds,
  predicate: (link: Link) => [link.predicate],
  sign: (link: Link) => [link.sign],
  tier: (link: Link) => link.tiers,
  species: (link: Link) => (link.species.length > 0 ? link.species : ["not stated"]),
  document: (link: Link) => link.documents,
} as const satisfies Record<string, (link: Link) => readonly string[]>;

/** Whether a step is one of those that the address asks for. */
export function passes(link: Link): boolean {
  return Object.entries(FIELDS).every(([name, values]) => one(name) === "" || (values(link) as readonly string[]).includes(one(name)));
}

const WORDS: Readonly<Record<string, Readonly<Record<string, string>>>> = { sign: SIGNS, tier: TIERS };

export function Filters({ links }: { links: readonly Link[] }) {
  return (
    <Asked>
      {Object.entries(FIELDS).map(([name, values]) => {
        const found = [...new Set([...links.flatMap((link) => [...(values(link) as readonly string[])]), ...(one(name) ? [one(name)] : [])])].sort();
        return <Choice key={name} name={name} of={found.map((value) => [value, WORDS[name]?.[value] ?? plain(value)] as const)} />;
      })}
    </Asked>
  );
}
