// A sign in three ways: the end of a line, a colour, and a word.
import { SIGNS } from "../words";

export const SIGN_CLASS: Readonly<Record<string, string>> = { "+": "plus", "-": "minus", "0": "zero", "?": "unknown", mixed: "mixed" };

export function Sign({ sign, word }: { sign: string; word?: string }) {
  return (
    <span class={`sign ${SIGN_CLASS[sign] ?? "unknown"}`}>
      <svg viewBox="0 0 26 12" aria-hidden="true">
        <path d="M1 6H18" stroke="currentColor" stroke-width="2" />
        {sign === "+" && <path d="M17 1L25 6L17 11Z" fill="currentColor" />}
        {sign === "-" && <path d="M20 0V12" stroke="currentColor" stroke-width="3" />}
        {sign === "?" && <circle cx="21" cy="6" r="4" fill="none" stroke="currentColor" stroke-width="2" />}
        {sign === "mixed" && <path d="M12 1L20 6L12 11ZM23 0V12" fill="currentColor" stroke="currentColor" stroke-width="2" />}
        {sign === "0" && <path d="M18 6H25" stroke="currentColor" stroke-width="2" stroke-dasharray="2 2" />}
      </svg>
      {word ?? SIGNS[sign] ?? sign}
    </span>
  );
}
