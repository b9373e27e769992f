// The address is the state: every view is a link that can be kept, sent and gone back to.
import { signal } from "@preact/signals";

export type Query = Readonly<Record<string, readonly string[]>>;

/** The parameters of an address, each with all its values in their order. */
export function parsed(search: string): Query {
  const query: Record<string, string[]> = {};
  for (const [name, value] of new URLSearchParams(search)) (query[name] ??= []).push(value);
  return query;
}

function read(): Query {
  return parsed(window.location.search);
}

export const query = signal<Query>(read());

window.addEventListener("popstate", () => {
  query.value = read();
});

/** The address of a view; parameters without a value are left out. */
export function address(params: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  const text = new URLSearchParams();
  for (const [name, value] of Object.entries(params)) {
    for (const one of typeof value === "string" ? [value] : (value ?? [])) if (one !== "") text.append(name, one);
  }
  const written = text.toString();
  return written ? `/?${written}` : "/";
}

/** Go to an address of the explorer. */
export function go(to: string, replace = false): void {
  if (replace) window.history.replaceState(null, "", to);
  else window.history.pushState(null, "", to);
  query.value = read();
  if (!replace) window.scrollTo(0, 0);
}

/** The same view with some parameters changed; undefined takes one away. */
export function changed(changes: Readonly<Record<string, string | readonly string[] | undefined>>): string {
  return address({ ...query.value, ...changes });
}

/** The first value of a parameter; empty where there is none. */
export function one(name: string): string {
  return query.value[name]?.[0] ?? "";
}

/** All values of a parameter. */
export function all(name: string): readonly string[] {
  return query.value[name] ?? [];
}

/** Let clicks on links within the explorer change the view without loading it anew. */
export function followLinks(event: MouseEvent): void {
  const link = (event.target as Element | null)?.closest?.("a");
  const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
  if (!link || !plain || link.target || link.hasAttribute("download") || link.origin !== window.location.origin) return;
  if (link.pathname !== "/" || link.hash) return;
  event.preventDefault();
  go(`/${link.search}`);
}
