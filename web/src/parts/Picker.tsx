// A field for a thing's name, with suggestions as one types: synonyms and typing errors are understood.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ask, href, type Answer } from "../api/client";
import type { Kind, SearchList } from "../api/types";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onPick: (name: string, id?: string) => void;
  /** Only things of this kind are suggested. */
  readonly kind?: Kind;
}

export function Picker({ label, value, onPick, kind }: Props) {
  const id = useId();
  const [text, setText] = useState(value);
  const [found, setFound] = useState<Answer<SearchList> | undefined>();
  const hits = found?.kind === "answer" ? found.data.items : [];
  const [at, setAt] = useState(-1);
  const [open, setOpen] = useState(false);
  const running = useRef<AbortController | null>(null);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => running.current?.abort(), []);

  const seek = async (typed: string): Promise<void> => {
    setText(typed);
    running.current?.abort();
    if (typed.trim() === "") {
      setOpen(false);
      return;
    }
    const control = new AbortController();
    running.current = control;
    try {
      setFound(await ask<SearchList>(href("/search", { q: typed, kind, limit: 12 }), control.signal));
      setAt(-1);
      setOpen(true);
    } catch {
      // Another letter was typed: its own answer comes.
    }
  };
  const take = (name: string, id?: string): void => {
    setOpen(false);
    setText(name);
    onPick(name, id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      const way = event.key === "ArrowDown" ? 1 : -1;
      if (open && hits.length > 0) setAt((at + way + hits.length) % hits.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      const hit = open && at >= 0 ? hits[at] : undefined;
      take(hit?.name ?? text, hit?.id);
    } else if (event.key === "Escape") setOpen(false);
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id} type="text" value={text} autocomplete="off" spellcheck={false} role="combobox" aria-autocomplete="list"
        aria-expanded={open} aria-controls={`${id}-list`} aria-activedescendant={open && at >= 0 ? `${id}-${at}` : undefined}
        onInput={(event) => void seek(event.currentTarget.value)} onKeyDown={onKeyDown}
        onBlur={() => setTimeout(() => setOpen(false), 150)}
      />
      <ul class="suggested" id={`${id}-list`} role="listbox" aria-label={`${label}: suggestions`} hidden={!open}>
        {hits.map((hit, place) => (
          <li key={hit.id} id={`${id}-${place}`} role="option" aria-selected={place === at} onMouseDown={(event) => { event.preventDefault(); take(hit.name, hit.id); }}>
            {hit.name} <span class="small">{hit.kind}{hit.matched !== hit.name ? ` · ${hit.matched}` : ""} · {hit.id}</span>
          </li>
        ))}
        {found && hits.length === 0 && <li role="option" aria-selected={false} aria-disabled="true">{without(found)}</li>}
      </ul>
    </div>
  );
}

/** Why nothing is suggested: that nothing is found is not that nothing could be sought. */
function without(found: Answer<SearchList>): string {
  if (found.kind === "away") return `The service does not answer: ${found.message}.`;
  if (found.kind === "problem") return `Names can't be sought: ${found.problem.detail}`;
  return "Nothing has a name like this.";
}
