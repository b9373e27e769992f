// Arranges the map beside the page, so that the page stays smooth: a few turns at a time, and the places after each.
import { UndirectedGraph } from "graphology";
import forceAtlas2 from "graphology-layout-forceatlas2";

interface Task {
  readonly count: number;
  readonly ends: Uint32Array;
}

const TURNS = 300;
const LARGE = 10_000;
const SLICE = 10;

self.onmessage = ({ data }: MessageEvent<Task>): void => {
  const graph = new UndirectedGraph();
  // On a spiral of golden angles at first: the same graph gets the same map.
  for (let node = 0; node < data.count; node += 1) {
    const [angle, away] = [node * 2.399963, 10 * Math.sqrt(node + 1)];
    graph.addNode(node, { x: away * Math.cos(angle), y: away * Math.sin(angle) });
  }
  for (let edge = 0; edge < data.ends.length; edge += 2) {
    const [a, b] = [data.ends[edge], data.ends[edge + 1]];
    if (a !== b) graph.mergeEdge(a, b);
  }
  const settings = { ...forceAtlas2.inferSettings(graph), barnesHutOptimize: data.count > 500 };
  const turns = data.ends.length / 2 > LARGE ? TURNS / 3 : TURNS;
  for (let turn = 0; turn < turns; turn += SLICE) {
    forceAtlas2.assign(graph, { iterations: SLICE, settings });
    const places = new Float32Array(2 * data.count);
    graph.forEachNode((node, { x, y }) => places.set([x as number, y as number], 2 * Number(node)));
    self.postMessage({ places, done: turn + SLICE >= turns }, { transfer: [places.buffer] });
  }
};
