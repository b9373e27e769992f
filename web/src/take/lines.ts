// The lines that ask for what is shown from elsewhere.
export type Line = readonly [name: string, text: string];

/** Lines that fetch an address: of a shell, and where the answer is a table, of Python and of R. */
export function fetching(address: string, isTable: boolean): readonly Line[] {
  const shell: Line = ["curl", `curl '${address.replaceAll("'", "%27")}'`];
  if (!isTable) return [shell];
  const text = JSON.stringify(address);
  return [shell, ["pandas", `import pandas as pd\npd.read_csv(${text})`], ["R", `read.csv(${text})`]];
}

/** A text as Cypher writes it. */
export function quoted(text: string): string {
  return `'${text.replaceAll("\\", "\\\\").replaceAll("'", "\\'")}'`;
}
