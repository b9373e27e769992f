// Answers as state of a component: loading, slow, and then what was answered.
import { useEffect, useState } from "preact/hooks";
import { ask, type Answer } from "./client";

export type Loading = { readonly kind: "loading"; readonly slow: boolean };
export type State<T> = Loading | Answer<T>;

const SLOW_MS = 1500;
const LOADING: Loading = { kind: "loading", slow: false };

/** The answer to a question; none is asked while it is undefined. A question that changed is asked anew. */
export function useAnswer<T>(question: string | undefined): State<T> {
  const [held, setHeld] = useState<{ readonly question: string; readonly state: State<T> } | undefined>();
  useEffect(() => {
    if (question === undefined) return undefined;
    const control = new AbortController();
    const hold = (state: State<T>): void => setHeld({ question, state });
    hold(LOADING);
    const timer = setTimeout(() => hold({ kind: "loading", slow: true }), SLOW_MS);
    ask<T>(question, control.signal).then(hold, () => undefined).finally(() => clearTimeout(timer));
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [question]);
  // What was answered to another question is no answer to this one.
  return held !== undefined && held.question === question ? held.state : LOADING;
}
