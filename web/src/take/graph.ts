// Steps as a graph for other tools, made of what is on the page: GraphML and CX2.
import type { Step } from "../api/types";

export type Edge = Pick<Step, "subject" | "subject_name" | "predicate" | "sign" | "object" | "object_name" | "belief" | "claims" | "implied" | "background">;

const FIELDS = ["predicate", "sign", "belief", "implied", "background", "claims"] as const;
const TYPES = { predicate: "string", sign: "string", belief: "double", implied: "boolean", background: "boolean", claims: "string" } as const;

function namesOf(steps: readonly Edge[]): Map<string, string> {
  return new Map(steps.flatMap((step) => [[step.subject, step.subject_name], [step.object, step.object_name]]));
}

function valueOf(step: Edge, field: (typeof FIELDS)[number]): string | number | boolean {
  return field === "claims" ? step.claims.join(" ") : step[field];
}

/** GraphML 1.0, which Gephi, yEd, igraph and networkx read. */
export function graphml(steps: readonly Edge[]): string {
  const xml = document.implementation.createDocument("http://graphml.graphdrawing.org/xmlns", "graphml");
  const make = (parent: Element, name: string, attributes: Readonly<Record<string, string>>, text?: string): Element => {
    const element = xml.createElementNS(xml.documentElement.namespaceURI, name);
    for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
    if (text !== undefined) element.textContent = text;
    parent.append(element);
    return element;
  };
  const root = xml.documentElement;
  make(root, "key", { id: "name", for: "node", "attr.name": "name", "attr.type": "string" });
  for (const field of FIELDS) make(root, "key", { id: field, for: "edge", "attr.name": field, "attr.type": TYPES[field] });
  const graph = make(root, "graph", { edgedefault: "directed" });
  for (const [id, name] of namesOf(steps)) make(make(graph, "node", { id }), "data", { key: "name" }, name);
  for (const step of steps) {
    const edge = make(graph, "edge", { source: step.subject, target: step.object });
    for (const field of FIELDS) make(edge, "data", { key: field }, String(valueOf(step, field)));
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n${new XMLSerializer().serializeToString(xml)}\n`;
}

/** CX2, which Cytoscape and NDEx read. */
export function cx2(steps: readonly Edge[]): string {
  const names = [...namesOf(steps)];
  const number = new Map(names.map(([id], place) => [id, place]));
  const declared = (types: Readonly<Record<string, string>>): Record<string, { d: string }> => Object.fromEntries(Object.entries(types).map(([field, type]) => [field, { d: type }]));
  return JSON.stringify([
    { CXVersion: "2.0", hasFragments: false },
    { metaData: [{ name: "nodes", elementCount: names.length }, { name: "edges", elementCount: steps.length }] },
    { attributeDeclarations: [{ nodes: declared({ name: "string", represents: "string" }), edges: declared({ interaction: "string", ...TYPES }) }] },
    { nodes: names.map(([id, name], place) => ({ id: place, v: { name, represents: id } })) },
    { edges: steps.map((step, place) => ({ id: place, s: number.get(step.subject), t: number.get(step.object), v: { interaction: step.predicate, ...Object.fromEntries(FIELDS.map((field) => [field, valueOf(step, field)])) } })) },
    { status: [{ success: true, error: "" }] },
  ]);
}

/** Rows as CSV (RFC 4180), for tables that are made on the page. */
export function csv(rows: readonly (readonly (string | number | boolean)[])[]): string {
  const cell = (value: string | number | boolean): string => (/[",\r\n]/.test(String(value)) ? `"${String(value).replaceAll('"', '""')}"` : String(value));
  return `${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}
