// What is opened, hidden and pinned is the address; each change of it can be undone and done again.
import { signal } from "@preact/signals";
import { all, changed, go } from "../url";

const past = signal<readonly string[]>([]);
const future = signal<readonly string[]>([]);

function here(): string {
  return `/${window.location.search}`;
}

/** Change what is shown, so that it can be undone. */
export function act(changes: Readonly<Record<string, string | readonly string[] | undefined>>): void {
  past.value = [...past.value, here()];
  future.value = [];
  go(changed(changes), true);
}

export function canUndo(): boolean {
  return past.value.length > 0;
}

export function canRedo(): boolean {
  return future.value.length > 0;
}

export function undo(): void {
  const back = past.value[past.value.length - 1];
  if (back === undefined) return;
  past.value = past.value.slice(0, -1);
  future.value = [...future.value, here()];
  go(back, true);
}

export function redo(): void {
  const next = future.value[future.value.length - 1];
  if (next === undefined) return;
  future.value = future.value.slice(0, -1);
  past.value = [...past.value, here()];
  go(next, true);
}

const without = (name: string, id: string): string[] => all(name).filter((one) => one !== id);

export const expand = (id: string): void => act({ of: [...without("of", id), id], hide: without("hide", id), map: undefined, q: undefined });
export const collapse = (id: string): void => act({ of: without("of", id) });
export const hide = (id: string): void => act({ hide: [...without("hide", id), id], of: without("of", id), pin: without("pin", id) });
export const pin = (id: string): void => act({ pin: all("pin").includes(id) ? without("pin", id) : [...all("pin"), id] });
