// What a step rests on. The panel takes the focus when it opens, closes by Escape, and gives the focus back.
import { useLayoutEffect, useRef } from "preact/hooks";
import type { Step } from "../api/types";
import { choose, chosenStep } from "../chosen";
import { address } from "../url";
import { plain } from "../words";
import { Claim } from "./Claim";
import { Sign } from "./Sign";
import { Belief, Facts } from "./small";

/** The panel of the chosen step; `hint` stands in its place while none is. */
export function Evidence({ hint }: { hint?: string }) {
  const step = chosenStep.value;
  if (step) return <EvidenceOf step={step} />;
  return hint ? <aside class="hint quiet">{hint}</aside> : null;
}

function EvidenceOf({ step }: { step: Step }) {
  const heading = useRef<HTMLHeadingElement>(null);
  const opener = useRef<Element | null>(null);
  const close = (): void => {
    choose(undefined);
    (opener.current as HTMLElement | SVGElement | null)?.focus();
  };
  // Before the next key can come: an Escape that is pressed at once closes what is seen.
  useLayoutEffect(() => {
    if (!heading.current?.contains(document.activeElement)) opener.current = document.activeElement;
    heading.current?.focus({ preventScroll: true });
  }, [step]);
  useLayoutEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === "Escape") close();
    };
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  });
  return (
    <aside class="evidence card" aria-label="Evidence of the chosen step">
      <button type="button" class="close" onClick={close}>Close</button>
      <h2 ref={heading} tabIndex={-1}>{step.subject_name} <Sign sign={step.sign} word={plain(step.predicate)} /> {step.object_name}</h2>
      <Facts of={[
        ["belief", <Belief value={step.belief} />],
        ["rests on", step.background ? "a vocabulary alone, which is no evidence" : `${step.independent} independent ${step.independent === 1 ? "piece" : "pieces"} of evidence, ${step.claims.length} ${step.claims.length === 1 ? "claim" : "claims"}`],
        ["said", step.background ? "" : step.implied ? "only implied: no claim says it outright" : "outright, by at least one claim"],
        ["contradicted", step.contested ? <>yes: <a href={address({ view: "contradictions", entity: step.subject })}>see what speaks against it</a></> : "no claim held here says the opposite"],
      ]} />
      {step.claims.map((claim) => <Claim key={claim} id={claim} />)}
    </aside>
  );
}
