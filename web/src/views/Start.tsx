// What can be asked, with an answer at once.
import type { Params } from "../api/client";
import { useAnswer } from "../api/use";
import { Waiting } from "../parts/small";
import { address } from "../url";
import { Reach } from "./Reach";

export interface Question {
  readonly id: string;
  readonly title: string;
  readonly answers: string;
  readonly route: string;
  readonly href: string;
}

interface Questions {
  readonly items: readonly Question[];
}

/** The view that answers a route of the service. */
const VIEWS: Readonly<Record<string, string>> = {
  "/reach": "reach", "/paths": "paths", "/mechanisms": "mechanism", "/compare": "compare", "/knockout": "knockout",
  "/contradictions": "contradictions", "/gaps": "gaps", "/check": "check", "/audit": "audit", "/influence": "influence",
  "/weakest-link": "weakest", "/fragility": "fragility", "/cuts": "cuts", "/entities": "explore",
};

/** Where in the explorer a question of the service is answered; its own address where no view shows it. */
export function viewOf(question: string): string {
  const [path, text] = question.split("?");
  const view = VIEWS[path ?? ""];
  const params: Params = Object.fromEntries(new URLSearchParams(text));
  return view ? address({ view, ...(params as Record<string, string>) }) : question;
}

export function useQuestions() {
  return useAnswer<Questions>("/questions?limit=100");
}

export function Start() {
  const state = useQuestions();
  if (state.kind !== "answer") return <Waiting state={state} />;
  const first = state.data.items.find((question) => question.route === "/reach");
  const effect = new URLSearchParams(first?.href.split("?")[1]).get("effect") ?? "";
  return (
    <>
      <Reach effect={effect} />
      <h2>Other questions</h2>
      <ul class="questions">
        {state.data.items.map((question) => (
          <li class="card" key={question.id}>
            <a href={viewOf(question.href)}>{question.title}</a>
            <p class="small">{question.answers}</p>
          </li>
        ))}
      </ul>
    </>
  );
}
