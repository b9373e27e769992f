// One claim: its place, what it cites as printed and as meant, where it was shown, its belief in parts, what is wrong.
import { href } from "../api/client";
import type { ClaimDetail, FindingList } from "../api/types";
import { useAnswer } from "../api/use";
import { SUPPORTED, TIERS, belief, plain } from "../words";
import { Facts, Waiting } from "./small";

export function Claim({ id }: { id: string }) {
  const state = useAnswer<ClaimDetail>(`/claims/${encodeURIComponent(id)}`);
  if (state.kind !== "answer") return <Waiting state={state} />;
  const claim = state.data;
  const context = Object.entries(claim.context).filter(([, value]) => value);
  const put = [claim.hedge, claim.derivation, plain(claim.directness), claim.polarity === "negated" ? "NEGATED" : ""];
  return (
    <article>
      <h3>{claim.statement}</h3>
      {claim.sentence && <blockquote>{claim.sentence}</blockquote>}
      <Facts of={[
        ["where", `${claim.document}, ${claim.locator}`],
        ["put as", put.filter(Boolean).join(", ")],
        ["shown in", context.length > 0 ? context.map(([name, value]) => `${plain(name)}: ${value}`).join("; ") : "not stated"],
        ["cargo shown", claim.cargo_evidence && plain(claim.cargo_evidence)],
        ["read as", claim.ambiguity],
        ["belief", <BeliefParts claim={claim} />],
        ["keep in mind", claim.caveats.join("; ")],
      ]} />
      <Works claim={claim} />
      {claim.flags.length > 0 && <Findings claim={claim.id} />}
    </article>
  );
}

function BeliefParts({ claim }: { claim: ClaimDetail }) {
  return (
    <>
      {belief(claim.belief)}
      {claim.parts.map((part) => (
        <div class="small" key={part.group}>
          {belief(part.reliability)} = {part.base} for {TIERS[part.tier] ?? part.tier}
          {Object.entries(part.penalties).map(([name, factor]) => ` × ${factor} ${plain(name)}`).join("")}
          {part.capped ? " (capped: not checked against the paper)" : ""}
        </div>
      ))}
    </>
  );
}

function Works({ claim }: { claim: ClaimDetail }) {
  if (claim.references.length === 0) return <p class="small">It cites nothing.</p>;
  return (
    <>
      <h4>Cited</h4>
      <ul>
        {claim.references.map((work) => (
          <li key={work.mention}>
            As printed: {[work.authors, work.year, work.printed].filter(Boolean).join(" ") || "not stated"}.{" "}
            {work.reference ? <>As meant: {work.title} {work.doi && <a href={`https://doi.org/${encodeURI(work.doi)}`} rel="noreferrer">doi:{work.doi}</a>}</> : "Which work is meant is not known."}
            <div class="small">
              {SUPPORTED[work.support] ?? work.support}{work.why ? `: ${work.why}` : "."} {TIERS[work.tier] ?? work.tier}; read: {plain(work.basis)}
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Findings({ claim }: { claim: string }) {
  const state = useAnswer<FindingList>(href("/audit", { claim, limit: 100 }));
  if (state.kind !== "answer") return <Waiting state={state} />;
  return (
    <details>
      <summary class="flag">⚑ {state.data.items.length} {state.data.items.length === 1 ? "finding" : "findings"} of the audit</summary>
      <ul>
        {state.data.items.map((row, place) => (
          <li key={place}><strong>{plain(row.code)}</strong> ({row.severity}). {row.explanation} <span class="small">{row.suggestion}</span></li>
        ))}
      </ul>
    </details>
  );
}
