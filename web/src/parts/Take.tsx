// Takes what is shown away: as files, as a picture, or as the lines that ask for it from elsewhere.
import { useState } from "preact/hooks";
import { href, type Params } from "../api/client";

export interface Form {
  readonly format: string;
  readonly label: string;
}

export const TABLES: readonly Form[] = [
  { format: "csv", label: "CSV" },
  { format: "tsv", label: "TSV" },
  { format: "ndjson", label: "NDJSON" },
  { format: "json", label: "JSON" },
];

interface Props {
  readonly path: string;
  readonly params: Params;
  readonly forms?: readonly Form[];
  readonly picture?: string;
  readonly cypher?: string;
}

export function Take({ path, params, forms = TABLES, picture, cypher }: Props) {
  const whole = new URL(href(path, { ...params, format: "csv" }), window.location.origin).href;
  const lines: readonly (readonly [string, string])[] = [
    ["curl", `curl '${whole.replaceAll("'", "%27")}'`],
    ["pandas", `import pandas as pd\npd.read_csv(${JSON.stringify(whole)})`],
    ["R", `readr::read_csv(${JSON.stringify(whole)})`],
    ...(cypher ? [["Cypher", cypher] as const] : []),
  ];
  return (
    <details class="take">
      <summary>Take away</summary>
      <div>
        <p>
          {forms.map((form) => (
            <a key={form.format} class="tag" href={href(path, { ...params, format: form.format })} download={`exomyelin-${path.slice(1)}.${form.format}`}>{form.label}</a>
          ))}
          {picture && <button type="button" onClick={() => saveSvg(picture)}>SVG</button>}{" "}
          {picture && <button type="button" onClick={() => void savePng(picture)}>PNG</button>}
        </p>
        {lines.map(([name, text]) => <Copied key={name} name={name} text={text} />)}
        <Copied name="link" text={window.location.href} />
      </div>
    </details>
  );
}

function Copied({ name, text }: { name: string; text: string }) {
  const [done, setDone] = useState("");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setDone("copied");
    } catch {
      setDone("select and copy it by hand");
    }
  };
  return (
    <div>
      <button type="button" onClick={() => void copy()}>Copy as {name}</button> <span role="status">{done}</span>
      <pre tabIndex={0}>{text}</pre>
    </div>
  );
}

const DRAWN = ["fill", "stroke", "stroke-width", "stroke-dasharray", "font-family", "font-size", "font-weight", "text-anchor", "opacity", "paint-order", "color"];

/** The drawing as a file of its own, with the colours that it has on the page. */
function standalone(id: string): { text: string; width: number; height: number } {
  const drawn = document.getElementById(id) as unknown as SVGSVGElement;
  const copy = drawn.cloneNode(true) as SVGSVGElement;
  const before = [drawn, ...drawn.querySelectorAll("*")];
  [copy, ...copy.querySelectorAll("*")].forEach((element, place) => {
    const style = getComputedStyle(before[place] as Element);
    for (const name of DRAWN) element.setAttribute(name, style.getPropertyValue(name));
    element.removeAttribute("tabindex");
  });
  const box = drawn.viewBox.baseVal;
  const ground = document.createElementNS("http://www.w3.org/2000/svg", "rect");
  ground.setAttribute("width", String(box.width));
  ground.setAttribute("height", String(box.height));
  ground.setAttribute("fill", getComputedStyle(document.body).backgroundColor);
  copy.prepend(ground);
  return { text: new XMLSerializer().serializeToString(copy), width: box.width, height: box.height };
}

function save(content: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

function saveSvg(id: string): void {
  save(new Blob([standalone(id).text], { type: "image/svg+xml" }), "exomyelin.svg");
}

async function savePng(id: string): Promise<void> {
  const { text, width, height } = standalone(id);
  const picture = new Image();
  const address = URL.createObjectURL(new Blob([text], { type: "image/svg+xml" }));
  picture.src = address;
  await picture.decode();
  const canvas = document.createElement("canvas");
  canvas.width = width * 2;
  canvas.height = height * 2;
  canvas.getContext("2d")?.drawImage(picture, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(address);
  canvas.toBlob((blob) => blob && save(blob, "exomyelin.png"), "image/png");
}
