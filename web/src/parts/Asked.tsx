// The fields of a question, kept in the address.
import type { ComponentChildren } from "preact";
import type { Kind } from "../api/types";
import { changed, go, one } from "../url";
import { plain } from "../words";
import { Picker } from "./Picker";

/** A form whose fields act at once. */
export function Asked({ children }: { children: ComponentChildren }) {
  return <form class="asked" onSubmit={(event) => event.preventDefault()}>{children}</form>;
}

/** A field for the name of a thing. */
export function Thing({ name, label = plain(name), kind }: { name: string; label?: string; kind?: Kind }) {
  return <Picker label={label} value={one(name)} {...(kind ? { kind } : {})} onPick={(value) => go(changed({ [name]: value || undefined }))} />;
}

/** A choice of one of several codes. What the address asks for is shown, also where it is none of them. */
export function Choice({ name, label = plain(name), of, any = "any", id = `choice-${name}` }: { name: string; label?: string; of: readonly (string | readonly [string, string])[]; any?: string; id?: string }) {
  const given = one(name);
  const isOther = given !== "" && !of.some((option) => (typeof option === "string" ? option : option[0]) === given);
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={given} onChange={(event) => go(changed({ [name]: event.currentTarget.value || undefined }), true)}>
        {any && <option value="">{any}</option>}
        {isOther && <option value={given}>{given}</option>}
        {of.map((option) => {
          const [value, text] = typeof option === "string" ? [option, plain(option)] : option;
          return <option key={value} value={value}>{text}</option>;
        })}
      </select>
    </div>
  );
}
