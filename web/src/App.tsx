// The frame: where one can go, and the view that the address names.
import { useEffect, useState } from "preact/hooks";
import type { ComponentType } from "preact";
import { lazy, Suspense } from "preact/compat";
import { chosenStep } from "./chosen";
import { Evidence } from "./parts/Evidence";
import { chosenTheme, setTheme } from "./theme";
import { address, followLinks, one, query } from "./url";
import { Reach } from "./views/Reach";
import { Start } from "./views/Start";
import { Paths } from "./views/Paths";
import { MechanismView } from "./views/MechanismView";

const lazily = (load: () => Promise<Record<string, ComponentType>>, name: string) => lazy(() => load().then((module) => ({ default: module[name] as ComponentType })));
const Explore = lazily(() => import("./views/Explore"), "Explore");
const Audit = lazily(() => import("./views/Audit"), "Audit");
const Check = lazily(() => import("./views/Check"), "Check");
const Claims = lazily(() => import("./views/Claims"), "Claims");
const Compare = lazily(() => import("./views/Compare"), "Compare");
const Contradictions = lazily(() => import("./views/Contradictions"), "Contradictions");
const Cuts = lazily(() => import("./views/Cuts"), "Cuts");
const Fragility = lazily(() => import("./views/Fragility"), "Fragility");
const Gaps = lazily(() => import("./views/Gaps"), "Gaps");
const Influence = lazily(() => import("./views/Influence"), "Influence");
const Knockout = lazily(() => import("./views/Knockout"), "Knockout");
const Weakest = lazily(() => import("./views/Weakest"), "Weakest");
const Works = lazily(() => import("./views/Works"), "Works");

const PLACES: readonly (readonly [name: string, label: string, view: ComponentType])[] = [
  ["", "Start", Start],
  ["reach", "Reach", () => <Reach effect={one("effect")} />],
  ["mechanism", "Mechanism", MechanismView],
  ["paths", "Paths", Paths],
  ["compare", "Compare", Compare],
  ["knockout", "Knock out", Knockout],
  ["fragility", "Fragility", Fragility],
  ["cuts", "Cuts", Cuts],
  ["weakest", "Weakest step", Weakest],
  ["influence", "Bottlenecks", Influence],
  ["contradictions", "Contradictions", Contradictions],
  ["gaps", "Gaps", Gaps],
  ["check", "Check", Check],
  ["claims", "Claims", Claims],
  ["works", "Works cited", Works],
  ["audit", "Audit", Audit],
  ["explore", "Explore", Explore],
];
/** Views that have a place of their own for the evidence. */
const WITH_PANEL = new Set(["", "reach", "mechanism", "paths"]);

export function App() {
  const view = query.value["view"]?.[0] ?? "";
  useEffect(() => {
    document.addEventListener("click", followLinks);
    return () => document.removeEventListener("click", followLinks);
  }, []);
  useEffect(() => {
    document.title = `${PLACES.find(([name]) => name === view)?.[1] ?? "exomyelin"} · exomyelin`;
    chosenStep.value = undefined;
  }, [view]);
  return (
    <>
      <a class="skip" href="#main">Skip to the content</a>
      <header class="top">
        <a class="name" href="/">exomyelin</a>
        <nav aria-label="Questions">
          <ul>
            {PLACES.map(([name, label]) => (
              <li key={name}><a href={address(name ? { view: name } : {})} aria-current={name === view ? "page" : undefined}>{label}</a></li>
            ))}
          </ul>
        </nav>
        <div class="end"><Theme /></div>
      </header>
      <main id="main" tabIndex={-1}>
        <Suspense fallback={<p class="loading" role="status">Loading …</p>}><View name={view} /></Suspense>
        {!WITH_PANEL.has(view) && <Evidence />}
      </main>
      <footer>
        Answers are what papers claim, not what is so: every step shows where it is said. <a href="/docs">The service's interface</a>
      </footer>
    </>
  );
}

function View({ name }: { name: string }) {
  const Place = PLACES.find(([place]) => place === name)?.[2];
  if (!Place) return <><h1>There is no such view</h1><p class="notice">None is called {name}. <a href="/">Start anew</a></p></>;
  return <Place />;
}

function Theme() {
  const [theme, show] = useState(chosenTheme());
  const choose = (name: string): void => {
    setTheme(name);
    show(name);
  };
  return (
    <label class="small">
      theme{" "}
      <select value={theme} onChange={(event) => choose(event.currentTarget.value)}>
        <option value="">as the system</option><option value="light">light</option><option value="dark">dark</option>
      </select>
    </label>
  );
}
