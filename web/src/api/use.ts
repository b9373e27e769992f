// Answers as state of a component: loading, slow, and then what was answered.
import { useEffect, useState } from "preact/hooks";
import { ask, send, type Answer } from "./client";

export type State<T> = { readonly kind: "loading"; readonly slow: boolean } | Answer<T>;

const SLOW_MS = 1500;

/** The answer to a question; none is asked while it is undefined. A question that changed is asked anew. */
export function useAnswer<T>(question: string | undefined): State<T> {
  return useEnded<T>(question, (signal) => ask<T>(question as string, signal));
}

/** The answer to a body that is sent; none is sent while it is undefined. */
export function useSent<T>(path: string, body: object | undefined): State<T> {
  return useEnded<T>(body && JSON.stringify(body), (signal) => send<T>(path, body, signal));
}

function useEnded<T>(key: string | undefined, start: (signal: AbortSignal) => Promise<Answer<T>>): State<T> {
  const [state, setState] = useState<State<T>>({ kind: "loading", slow: false });
  useEffect(() => {
    if (key === undefined) return undefined;
    const control = new AbortController();
    setState({ kind: "loading", slow: false });
    const timer = setTimeout(() => setState((now) => (now.kind === "loading" ? { kind: "loading", slow: true } : now)), SLOW_MS);
    start(control.signal).then(
      (answer) => setState(answer),
      () => undefined,
    ).finally(() => clearTimeout(timer));
    return () => {
      clearTimeout(timer);
      control.abort();
    };
  }, [key]);
  return state;
}
