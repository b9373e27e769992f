// The frame: where one can go, and the view that the address names.
import { useEffect, useState } from "preact/hooks";
import { lazy, Suspense } from "preact/compat";
import { address, followLinks, one, query } from "./url";
import { Reach } from "./views/Reach";
import { Start } from "./views/Start";
import { Paths } from "./views/Paths";
import { MechanismView } from "./views/MechanismView";

const Explore = lazy(() => import("./views/Explore").then((module) => module.Explore));
const Audit = lazy(() => import("./views/Audit").then((module) => module.Audit));

const PLACES: readonly (readonly [string, string])[] = [
  ["", "Start"], ["reach", "Reach"], ["mechanism", "Mechanism"], ["paths", "Paths"], ["explore", "Explore"], ["audit", "Audit"],
];

export function App() {
  const view = query.value["view"]?.[0] ?? "";
  useEffect(() => {
    document.addEventListener("click", followLinks);
    return () => document.removeEventListener("click", followLinks);
  }, []);
  useEffect(() => {
    document.title = `${PLACES.find(([name]) => name === view)?.[1] ?? "exomyelin"} · exomyelin`;
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
      </main>
      <footer>
        Answers are what papers claim, not what is so: every step shows where it is said. <a href="/docs">The service's interface</a>
      </footer>
    </>
  );
}

function View({ name }: { name: string }) {
  switch (name) {
    case "": return <Start />;
    case "reach": return <Reach effect={one("effect")} />;
    case "mechanism": return <MechanismView />;
    case "paths": return <Paths />;
    case "explore": return <Explore />;
    case "audit": return <Audit />;
    default: return <p class="notice">There is no view called {name}. <a href="/">Start anew</a></p>;
  }
}

function Theme() {
  const [theme, setTheme] = useState(localStorage.getItem("theme") ?? "");
  useEffect(() => {
    if (theme) document.documentElement.dataset["theme"] = theme;
    else delete document.documentElement.dataset["theme"];
    localStorage.setItem("theme", theme);
  }, [theme]);
  return (
    <label class="small">
      theme{" "}
      <select value={theme} onChange={(event) => setTheme(event.currentTarget.value)}>
        <option value="">as the system</option><option value="light">light</option><option value="dark">dark</option>
      </select>
    </label>
  );
}
