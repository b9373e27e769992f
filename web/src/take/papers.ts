// The papers behind claims, as one BibTeX file: each entry once.
import { save } from "./picture";

const AT_ONCE = 8;
/** The keyword of a work that supports no claim of its answer. One that supports any claim shown here goes without. */
const NOT_SUPPORTING = "exomyelin:judged-not-to-support";

/** Save the entries behind claims; where some can't be had, the file says so. */
export async function papers(claims: readonly string[], name: string): Promise<void> {
  const entries = new Map<string, string>();
  let missing = 0;
  for (let first = 0; first < claims.length; first += AT_ONCE) {
    const texts = await Promise.all(claims.slice(first, first + AT_ONCE).map(entriesOf));
    for (const text of texts) {
      if (text === undefined) missing += 1;
      for (const entry of text?.split(/^(?=@)/m) ?? []) {
        const key = /^@\w+\{([^,]+),/.exec(entry)?.[1];
        if (key && !(entries.has(key) && entry.includes(NOT_SUPPORTING))) entries.set(key, entry.trim());
      }
    }
  }
  const head = `% The papers behind ${claims.length} claims that are shown at ${window.location.href}\n${missing > 0 ? `% The papers of ${missing} of them could not be had.\n` : ""}`;
  save(new Blob([head, [...entries.values()].join("\n\n"), "\n"], { type: "application/x-bibtex" }), name);
}

async function entriesOf(claim: string): Promise<string | undefined> {
  try {
    const response = await fetch(`/claims/${encodeURIComponent(claim)}?format=bibtex`);
    return response.ok ? await response.text() : undefined;
  } catch {
    return undefined;
  }
}
