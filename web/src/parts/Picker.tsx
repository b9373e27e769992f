// A field for a thing's name, with suggestions as one types: synonyms and typing errors are understood.
import { useEffect, useId, useRef, useState } from "preact/hooks";
import { ask, href, type Answer } from "../api/client";
import type { Kind, SearchHit, SearchList } from "../api/types";

interface Props {
  readonly label: string;
  readonly value: string;
  readonly onPick: (name: string, id?: string) => void;
  /** Only things of this kind are suggested. */
  readonly kind?: Kind;
}

/** An answer that is under way, and the keys pressed since: they mean its options, not those of the letters before. */
interface Search {
  readonly control: AbortController;
  moves: number;
  isTaken: boolean;
}

export function Picker({ label, value, onPick, kind }: Props) {
  const id = useId();
  const [text, setText] = useState(value);
  const [found, setFound] = useState<Answer<SearchList> | undefined>();
  const hits = hitsOf(found);
  const [at, setAt] = useState(-1);
  const [open, setOpen] = useState(false);
  const [busy, setBusy] = useState(false);
  const running = useRef<Search | null>(null);
  useEffect(() => setText(value), [value]);
  useEffect(() => () => running.current?.control.abort(), []);

  const stop = (): void => {
    running.current?.control.abort();
    running.current = null;
    setBusy(false);
  };
  const close = (): void => {
    stop();
    setOpen(false);
    setAt(-1);
  };
  const take = (name: string, of?: string): void => {
    close();
    setText(name);
    onPick(name, of);
  };
  const seek = async (typed: string, moves = 0): Promise<void> => {
    stop();
    setAt(-1);
    if (typed.trim() === "") return close();
    const search: Search = { control: new AbortController(), moves, isTaken: false };
    running.current = search;
    setBusy(true);
    let answer: Answer<SearchList>;
    try {
      answer = await ask<SearchList>(href("/search", { q: typed, kind, limit: 12 }), search.control.signal);
    } catch {
      // Another letter was typed: its own answer comes.
      return undefined;
    }
    if (running.current !== search) return undefined;
    running.current = null;
    setBusy(false);
    const place = moved(-1, search.moves, hitsOf(answer).length);
    const hit = hitsOf(answer)[place];
    if (search.isTaken) return take(hit?.name ?? typed, hit?.id);
    setFound(answer);
    setAt(place);
    return setOpen(true);
  };
  const move = (way: 1 | -1): void => {
    if (running.current) running.current.moves += way;
    else if (open) setAt(moved(at, way, hits.length));
    else void seek(text, way);
  };
  const choose = (): void => {
    const search = running.current;
    // An option is meant that is not there yet: it is waited for. Without one, what was typed is meant.
    if (search && search.moves !== 0) search.isTaken = true;
    else if (search || !open) take(text);
    else take(hits[at]?.name ?? text, hits[at]?.id);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter") {
      event.preventDefault();
      choose();
    } else if (event.key === "Escape") close();
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id} type="text" value={text} autocomplete="off" spellcheck={false} role="combobox" aria-autocomplete="list" aria-busy={busy}
        aria-expanded={open} aria-controls={`${id}-list`} aria-activedescendant={open && at >= 0 ? `${id}-${at}` : undefined}
        onInput={(event) => { setText(event.currentTarget.value); void seek(event.currentTarget.value); }} onKeyDown={onKeyDown}
        onBlur={() => { if (!running.current?.isTaken) close(); }}
      />
      <ul class="suggested" id={`${id}-list`} role="listbox" aria-label={`${label}: suggestions`} aria-busy={busy} hidden={!open} onMouseDown={(event) => event.preventDefault()}>
        {hits.map((hit, place) => (
          <li key={hit.id} id={`${id}-${place}`} role="option" aria-selected={place === at} onClick={() => take(hit.name, hit.id)}>
            {hit.name} <span class="small">{hit.kind}{hit.matched !== hit.name ? ` · ${hit.matched}` : ""} · {hit.id}</span>
          </li>
        ))}
        {found && hits.length === 0 && <li role="option" aria-selected={false} aria-disabled="true">{without(found)}</li>}
      </ul>
    </div>
  );
}

function hitsOf(found: Answer<SearchList> | undefined): readonly SearchHit[] {
  return found?.kind === "answer" ? found.data.items : [];
}

/** The place of an option some moves away, round and round; from -1, where none is, down leads to the first and up to the last. */
function moved(at: number, moves: number, count: number): number {
  if (count === 0 || moves === 0) return count === 0 ? -1 : at;
  const from = at < 0 && moves < 0 ? 0 : at;
  return (((from + moves) % count) + count) % count;
}

/** Why nothing is suggested: that nothing is found is not that nothing could be sought. */
function without(found: Answer<SearchList>): string {
  if (found.kind === "away") return `The service does not answer: ${found.message}.`;
  if (found.kind === "problem") return `Names can't be sought: ${found.problem.detail}`;
  return "Nothing has a name like this.";
}
