// What a step rests on: each claim with its place, what it cites as printed and as meant, its belief in parts.
import { href } from "../api/client";
import type { ClaimDetail, Step } from "../api/types";
import { useAnswer } from "../api/use";
import { TIERS, belief, plain } from "../words";
import { Sign } from "./Sign";
import { Belief, Facts, Flags, Waiting } from "./small";

const FINDINGS = "/audit";

export function EvidenceOf({ step, onClose }: { step: Step; onClose: () => void }) {
  return (
    <aside class="evidence card" aria-label="Evidence of the chosen step">
      <h2>{step.subject_name} <Sign sign={step.sign} /> {step.object_name}</h2>
      <p><button type="button" onClick={onClose}>Close the evidence</button></p>
      <Facts of={[
        ["predicate", plain(step.predicate)],
        ["belief", <Belief value={step.belief} />],
        ["said or implied", step.background ? "stated by a vocabulary, no evidence" : step.implied ? "only implied, by no claim said" : "said"],
        ["contradicted", step.contested ? "yes: see the contradictions" : "no claim held here says the opposite"],
      ]} />
      {step.claims.map((claim) => <Claim key={claim} id={claim} />)}
    </aside>
  );
}

export function Claim({ id }: { id: string }) {
  const state = useAnswer<ClaimDetail>(`/claims/${encodeURIComponent(id)}`);
  if (state.kind !== "answer") return <Waiting state={state} />;
  const claim = state.data;
  const context = Object.entries(claim.context).filter(([, value]) => value);
  return (
    <article>
      <p><strong>{claim.statement}</strong></p>
      {claim.sentence && <blockquote>{claim.sentence}</blockquote>}
      <Facts of={[
        ["where", `${claim.document}, ${claim.locator}`],
        ["put as", [claim.hedge, claim.derivation, plain(claim.directness), claim.polarity === "negated" ? "NEGATED" : ""].filter(Boolean).join(", ")],
        ["shown in", context.length > 0 ? context.map(([name, value]) => `${plain(name)}: ${value}`).join("; ") : "not stated"],
        ["cargo", claim.cargo_evidence],
        ["read as", claim.ambiguity],
        ["belief", <BeliefParts claim={claim} />],
        ["caveats", claim.caveats.join("; ")],
      ]} />
      <Works claim={claim} />
      {claim.flags.length > 0 && (
        <p><Flags flags={claim.flags} /> <a href={href(FINDINGS, { claim: claim.id })} target="_blank" rel="noreferrer">what these mean</a></p>
      )}
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
  if (claim.references.length === 0) return <p class="small">Cites nothing.</p>;
  return (
    <ul>
      {claim.references.map((work) => (
        <li key={work.mention}>
          As printed: {[work.authors, work.year, work.printed].filter(Boolean).join(" ") || "—"}.{" "}
          {work.reference ? <>Meant: {work.title} {work.doi && <a href={`https://doi.org/${work.doi}`} rel="noreferrer">doi:{work.doi}</a>}.</> : "Which work is meant is not known."}
          <div class="small">
            {work.support === "yes" ? "judged to support it" : work.support === "no" ? "judged NOT to support it" : "support unclear"}
            {work.why ? `: ${work.why}` : ""} · {TIERS[work.tier] ?? work.tier}, read: {plain(work.basis)}
          </div>
        </li>
      ))}
    </ul>
  );
}
