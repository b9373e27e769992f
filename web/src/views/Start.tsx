// What can be asked, with an answer at once.
import type { QuestionList } from "../api/types";
import { useAnswer } from "../api/use";
import { address, parsed } from "../url";
import { Reach } from "./Reach";

/** The view that answers a route of the service. */
const VIEWS: Readonly<Record<string, string>> = {
  "/reach": "reach", "/paths": "paths", "/mechanisms": "mechanism", "/compare": "compare", "/knockout": "knockout",
  "/contradictions": "contradictions", "/gaps": "gaps", "/check": "check", "/audit": "audit", "/influence": "influence",
  "/weakest-link": "weakest", "/fragility": "fragility", "/cuts": "cuts", "/claims": "claims", "/references": "works", "/search": "explore",
};

/** Where in the explorer a question of the service is answered; its own address where no view shows it. */
export function viewOf(question: string): string {
  const [path, text] = question.split("?");
  const view = VIEWS[path ?? ""];
  return view ? address({ view, ...parsed(text ?? "") }) : question;
}

export function Start() {
  const state = useAnswer<QuestionList>("/questions?limit=100");
  if (state.kind === "loading") return <p class="loading" role="status">Searching …</p>;
  // Where the questions can't be had, the first of them can still be asked.
  const questions = state.kind === "answer" ? state.data.items : [];
  const first = questions.find((question) => question.route === "/reach");
  const effect = parsed(first?.href.split("?")[1] ?? "")["effect"]?.[0] ?? "";
  return (
    <>
      <p class="lead">What papers claim of exosomes that repair myelin: which source carries what, what that acts on, and what follows. Every step can be opened, and doubted.</p>
      <Reach effect={effect} />
      {questions.length > 0 && <h2>What else can be asked</h2>}
      <ul class="questions">
        {questions.map((question) => (
          <li class="card" key={question.id}>
            <a href={viewOf(question.href)}>{question.question}</a>
            <p class="small">{question.answers}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
