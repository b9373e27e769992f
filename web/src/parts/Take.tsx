// Takes what is shown away: as files, as a picture, or as the lines that ask for it from elsewhere.
import type { ComponentChildren } from "preact";
import { useRef, useState } from "preact/hooks";
import { href, type Params } from "../api/client";
import { cx2, graphml, type Edge } from "../take/graph";
import { fetching, type Line } from "../take/lines";
import { save, savePng, saveSvg } from "../take/picture";

const TABLES = ["csv", "tsv", "ndjson", "json"] as const;
const EDGE = 12;
const CITED = [["bibtex", "bib"], ["ris", "ris"], ["csl-json", "json"]] as const;

interface Props {
  readonly path: string;
  readonly params: Params;
  readonly forms?: readonly string[];
  /** Whether the answer rests on papers, which can be had as citations. */
  readonly cited?: boolean;
  /** The id of the SVG element that is shown. */
  readonly picture?: string;
  /** The steps that are shown. */
  readonly graph?: readonly Edge[];
  readonly cypher?: string;
}

export function Take({ path, params, forms = TABLES, cited = false, picture, graph, cypher }: Props) {
  const file = `exomyelin-${path.slice(1)}`;
  const whole = new URL(href(path, { ...params, format: forms[0] }), window.location.origin).href;
  return (
    <Fold>
      <p class="row">
        {forms.map((format) => <a key={format} class="tag" href={href(path, { ...params, format })} download={`${file}.${format}`}>{format.toUpperCase()}</a>)}
        {cited && CITED.map(([format, ending]) => <a key={format} class="tag" href={href(path, { ...params, format })} download={`${file}-papers.${ending}`}>{format === "bibtex" ? "BibTeX" : format.toUpperCase()}</a>)}
      </p>
      {(picture ?? graph) && <p class="row">{picture && <Pictures of={picture} />}{graph && <Graphs of={graph} file={file} />}</p>}
      <Lines of={[
        ...fetching(whole, forms[0] === "csv"),
        ...(cypher ? [["Cypher", cypher] as const] : []),
        ["a link", window.location.href],
      ]} />
    </Fold>
  );
}

/** What opens over the page, and stays within its width. */
export function Fold({ children }: { children: ComponentChildren }) {
  const panel = useRef<HTMLDivElement>(null);
  const fit = (): void => {
    if (!panel.current) return;
    panel.current.style.left = "0";
    const over = panel.current.getBoundingClientRect().right + EDGE - document.documentElement.clientWidth;
    if (over > 0) panel.current.style.left = `${-over}px`;
  };
  return (
    <details class="take" onToggle={fit} onKeyDown={(event) => { if (event.key === "Escape") event.currentTarget.open = false; }}>
      <summary>Take away</summary>
      <div ref={panel}>{children}</div>
    </details>
  );
}

export function Pictures({ of }: { of: string }) {
  return (
    <>
      <button type="button" onClick={() => saveSvg(of)}>SVG</button>
      <button type="button" onClick={() => void savePng(of)}>PNG</button>
    </>
  );
}

export function Graphs({ of, file }: { of: readonly Edge[]; file: string }) {
  return (
    <>
      <button type="button" onClick={() => save(new Blob([graphml(of)], { type: "application/xml" }), `${file}.graphml`)}>GraphML</button>
      <button type="button" onClick={() => save(new Blob([cx2(of)], { type: "application/json" }), `${file}.cx2`)}>CX2</button>
    </>
  );
}

export function Lines({ of }: { of: readonly Line[] }) {
  return <>{of.map(([name, text]) => <Copied key={name} name={name} text={text} />)}</>;
}

function Copied({ name, text }: { name: string; text: string }) {
  const [done, setDone] = useState("");
  const copy = async (): Promise<void> => {
    try {
      await navigator.clipboard.writeText(text);
      setDone("copied");
    } catch {
      setDone("select it and copy it by hand");
    }
  };
  return (
    <div>
      <button type="button" onClick={() => void copy()}>Copy as {name}</button> <span role="status">{done}</span>
      <pre tabIndex={0}>{text}</pre>
    </div>
  );
}
