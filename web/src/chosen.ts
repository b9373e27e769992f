// The step whose evidence is shown. Views that can find it again keep it in the address too.
import { signal } from "@preact/signals";
import type { Step } from "./api/types";
import { changed, go, one } from "./url";

export const chosenStep = signal<Step | undefined>(undefined);

export function keyOf(step: Pick<Step, "subject" | "predicate" | "object">): string {
  return `${step.subject} ${step.predicate} ${step.object}`;
}

/** Show the evidence of a step, or of none. */
export function choose(step: Step | undefined, inAddress = false): void {
  chosenStep.value = step;
  if (inAddress || one("step")) go(changed({ step: step && inAddress ? keyOf(step) : undefined }), true);
}
