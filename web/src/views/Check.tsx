// A sentence, held to what is claimed.
import { useState } from "preact/hooks";
import { href } from "../api/client";
import type { CheckAnswer } from "../api/types";
import { useAnswer } from "../api/use";
import { Chain } from "../parts/ChainTable";
import { Claim } from "../parts/Claim";
import { Sign } from "../parts/Sign";
import { Take } from "../parts/Take";
import { Facts, Waiting } from "../parts/small";
import { changed, go, one } from "../url";
import { plain } from "../words";

export function Check() {
  const sentence = one("sentence");
  const [text, setText] = useState(sentence);
  const state = useAnswer<CheckAnswer>(sentence ? href("/check", { sentence }) : undefined);
  return (
    <>
      <h1>Is it so?</h1>
      <form class="asked" onSubmit={(event) => { event.preventDefault(); go(changed({ sentence: text.trim() || undefined })); }}>
        <div class="field grow">
          <label for="sentence">a short sentence in English</label>
          <input id="sentence" type="text" maxLength={500} value={text} onInput={(event) => setText(event.currentTarget.value)} />
        </div>
        <button type="submit">Check</button>
      </form>
      {!sentence ? <p class="quiet">Such as: what a source carries, what a cargo does, where it is shown.</p> : state.kind !== "answer" ? <Waiting state={state} /> : <Shown of={state.data} />}
    </>
  );
}

function Shown({ of }: { of: CheckAnswer }) {
  return (
    <>
      <div class="notice" role="status">
        <strong>{plain(of.verdict)}{of.contested ? ", and contested" : ""}</strong>
        <p>{of.explanation}</p>
        {of.not_understood.length > 0 && <p>Not understood: {of.not_understood.map((words) => `“${words.text}”`).join(", ")}.</p>}
        {of.doubts.length > 0 && <p>Doubts: {of.doubts.map(plain).join(", ")}.</p>}
        {of.corrections.map((fix) => <p key={fix.start}>“{fix.text}” was read as {fix.read_as}.</p>)}
        {of.timed_out && <p>The time was up before all was searched.</p>}
      </div>
      <Take path="/check" params={{ sentence: of.sentence }} forms={["json"]} cited />
      {of.statements.map((statement, place) => <Statement key={place} of={statement} />)}
    </>
  );
}

function Statement({ of }: { of: CheckAnswer["statements"][number] }) {
  return (
    <section class="card statement">
      <h2>{of.reading}</h2>
      <Facts of={[
        ["verdict", plain(of.verdict)],
        ["sign", <Sign sign={of.sign} word={plain(of.predicate)} />],
        ["grounds", of.grounds.map(plain).join(", ")],
        ["subject", named(of.subject)],
        ["object", named(of.object)],
        ["chain for it", of.path && <span class="chain"><Chain path={of.path} /></span>],
        ["chain against it", of.opposing && <span class="chain"><Chain path={of.opposing} /></span>],
      ]} />
      {[...of.claims, ...of.kin].map((bearing) => (
        <details key={bearing.claim.id}>
          <summary>{bearing.stance}: {bearing.claim.statement}</summary>
          <Claim id={bearing.claim.id} />
        </details>
      ))}
    </section>
  );
}

function named(mention: CheckAnswer["statements"][number]["subject"]): string {
  if (mention.entity) return `${mention.entity.name} (${mention.entity.id})`;
  return mention.candidates.length > 0 ? `“${mention.text}” could be ${mention.candidates.map((one) => one.name).join(", ")}` : `“${mention.text}” is not known`;
}
