// A map of the whole graph. What is found on it is opened in the neighbourhood view, whose table is the map's equal.
import { MultiDirectedGraph } from "graphology";
import Sigma from "sigma";
import { EdgeLineProgram } from "sigma/rendering";
import { useEffect, useRef, useState } from "preact/hooks";
import type { Trouble } from "../api/client";
import { Picker } from "../parts/Picker";
import { Waiting } from "../parts/small";
import { address, go } from "../url";
import { wholeGraph, type Graph } from "./cx2";
import { steady } from "./steady";

// Okabe & Ito's colours, which people with any colour vision tell apart; names and the list of kinds say the same.
const KINDS: Readonly<Record<string, string>> = {
  vesicle: "#0072b2", cell: "#56b4e9", microrna: "#cc79a7", gene: "#d55e00", family: "#d55e00", pathway: "#009e73", process: "#e69f00", phenotype: "#e69f00", disease: "#8a8a8a",
};
const LARGE = 20_000;
const OTHER = "#8a8a8a";
const SIGNS: Readonly<Record<string, string>> = { "+": "#009e73", "-": "#d55e00" };

type State = { readonly kind: "seeking" } | { readonly kind: "drawn"; readonly graph: Graph } | Trouble;

export function Whole() {
  const [state, setState] = useState<State>({ kind: "seeking" });
  useEffect(() => {
    const control = new AbortController();
    wholeGraph(control.signal).then((found) => setState("kind" in found ? found : { kind: "drawn", graph: found }), () => undefined);
    return () => control.abort();
  }, []);
  if (state.kind === "seeking") return <p class="loading" role="status">Fetching the whole graph …</p>;
  if (state.kind !== "drawn") return <Waiting state={state} />;
  return <Drawn graph={state.graph} />;
}

function Drawn({ graph }: { graph: Graph }) {
  const frame = useRef<HTMLDivElement>(null);
  const sigma = useRef<Sigma | undefined>(undefined);
  const [said, setSaid] = useState("Arranging the map …");
  useEffect(() => {
    const container = frame.current;
    if (!container) return undefined;
    let made: ReturnType<typeof draw>;
    try {
      made = draw(graph, container, setSaid);
    } catch (error) {
      setSaid(`The map can't be drawn here: ${error instanceof Error ? error.message : String(error)}. Open a thing by its name instead.`);
      return undefined;
    }
    sigma.current = made.sigma;
    return made.end;
  }, [graph]);
  const find = (id: string | undefined): void => {
    const place = sigma.current?.getNodeDisplayData(String(graph.ids.indexOf(id ?? "")));
    if (place) void sigma.current?.getCamera().animate({ x: place.x, y: place.y, ratio: 0.15 }, { duration: still() ? 0 : 400 });
  };
  return (
    <>
      <p>{graph.ids.length} things, {graph.signs.length} steps. Choose one to see what is around it. <span class="quiet" role="status">{said}</span></p>
      <Picker label="find on the map" value="" onPick={(_, id) => find(id)} />
      <div class="map" ref={frame} role="img" aria-label="A map of the whole graph. Any thing on it can be opened by its name in the field above." />
      <p class="small map-legend">
        {Object.entries({ vesicle: "sources", cell: "cells", microrna: "microRNAs", gene: "genes and families", pathway: "pathways", process: "processes and phenotypes", other: "others" }).map(([kind, label]) => (
          <span key={kind}><svg width="12" height="12" aria-hidden="true"><circle cx="6" cy="6" r="5" fill={KINDS[kind] ?? OTHER} /></svg> {label}</span>
        ))}
        {graph.signs.length > LARGE && <span>Where it is slow to draw, a picture of it is moved, and it is drawn anew when it rests. </span>}
        <span>lines: green increases, orange decreases, grey neither or unknown</span>
      </p>
    </>
  );
}

function still(): boolean {
  return window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

function draw(of: Graph, container: HTMLElement, say: (text: string) => void): { sigma: Sigma; end: () => void } {
  const graph = new MultiDirectedGraph();
  const isLarge = of.signs.length > LARGE;
  const degree = new Uint32Array(of.ids.length);
  for (const end of of.ends) degree[end] = (degree[end] ?? 0) + 1;
  of.names.forEach((label, node) => graph.addNode(node, { label, x: Math.cos(node), y: Math.sin(node), size: 2 + Math.sqrt(degree[node] ?? 0), color: KINDS[of.kinds[node] ?? ""] ?? OTHER }));
  of.signs.forEach((sign, edge) => graph.addEdge(of.ends[2 * edge], of.ends[2 * edge + 1], { size: 0.6, color: SIGNS[sign] ?? "#9aa3ad" }));
  const sigma = new Sigma(graph, container, {
    // Lines of one dot: all that a step of so many is, and drawn in half the time.
    ...(isLarge && { edgeProgramClasses: { line: EdgeLineProgram } }),
    labelColor: { color: getComputedStyle(container).color },
    labelFont: "system-ui, sans-serif",
    labelRenderedSizeThreshold: 5,
  });
  const end = isLarge ? steady(sigma, container) : undefined;
  sigma.on("clickNode", ({ node }) => go(address({ view: "explore", of: of.ids[Number(node)] ?? "" })));
  const worker = new Worker(new URL("./arrange.worker.ts", import.meta.url), { type: "module" });
  worker.onmessage = ({ data }: MessageEvent<{ places: Float32Array; done: boolean }>): void => {
    if (!data.done && still()) return;
    graph.updateEachNodeAttributes((node, attributes) => ({ ...attributes, x: data.places[2 * Number(node)], y: data.places[2 * Number(node) + 1] }), { attributes: ["x", "y"] });
    if (data.done) say("");
  };
  worker.onerror = () => say("The map could not be arranged.");
  worker.postMessage({ count: of.ids.length, ends: of.ends });
  return {
    sigma,
    end: () => {
      worker.terminate();
      end?.();
      sigma.kill();
    },
  };
}
