// Asks the service, and tells an answer from a problem.
import type { Problem } from "./types";

export type Value = string | number | boolean | undefined | readonly string[];
export type Params = Readonly<Record<string, Value>>;

/** Why there is no answer: the service refused the question, or it is away. */
export type Trouble = { readonly kind: "problem"; readonly problem: Problem } | { readonly kind: "away"; readonly message: string };

export type Answer<T> = { readonly kind: "answer"; readonly data: T; readonly release: string } | Trouble;

/** The path of a question, its parameters in the order given; undefined and empty ones are left out. */
export function href(path: string, params: Params = {}): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of Array.isArray(value) ? value : [value]) {
      if (one !== undefined && one !== "") query.append(name, String(one));
    }
  }
  const text = query.toString();
  return text ? `${path}?${text}` : path;
}

/** Ask a question. A problem of the service and a service that is away are answers too; only an abort is thrown. */
export async function ask<T>(question: string, signal?: AbortSignal): Promise<Answer<T>> {
  try {
    const response = await fetch(question, { headers: { Accept: "application/json" }, signal: signal ?? null });
    return await read<T>(response);
  } catch (error) {
    if (signal?.aborted) throw error;
    return { kind: "away", message: error instanceof Error ? error.message : String(error) };
  }
}

async function read<T>(response: Response): Promise<Answer<T>> {
  const type = response.headers.get("content-type") ?? "";
  if (type.startsWith("application/problem+json")) {
    return { kind: "problem", problem: (await response.json()) as Problem };
  }
  if (!response.ok) return { kind: "away", message: `the service answered ${response.status}` };
  return { kind: "answer", data: (await response.json()) as T, release: response.headers.get("exomyelin-release") ?? "" };
}
