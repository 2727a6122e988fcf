"use client";
import { Panel } from "#app/_ui/panel.tsx";
import { statusWords } from "../_request/words.ts";
import { AssignForm } from "./assign-form.client.tsx";
import { DeclineForm } from "./decline-form.client.tsx";
import { QuestionForm, UnsentQuestion } from "./question-form.client.tsx";
import type { Decidable } from "./decidable.ts";

/** What can be done with a request now: exactly its moves, the likeliest first. */
export function Decisions({ request }: { request: Decidable }) {
  const { moves, status, owner, isMine } = request;
  const may = {
    assign: moves.includes("assign"),
    ask: moves.includes("askForMore"),
    decline: moves.includes("decline"),
  };
  const nothing = !may.assign && !may.ask && !may.decline;
  return (
    <div className="space-y-3">
      {nothing && (
        <Panel title="What happens next">
          <p className="text-quiet">{nextWords(request)}</p>
        </Panel>
      )}
      {!nothing && owner && !isMine && status === "in_triage" && (
        <p className="px-1 text-quiet">{owner} is working on this request.</p>
      )}
      {may.assign && (
        <Panel title="Assign a surgeon">
          <AssignForm request={request} />
        </Panel>
      )}
      {may.ask ? (
        <Panel title="Ask the patient">
          <QuestionForm request={request} />
        </Panel>
      ) : (
        <UnsentQuestion requestId={request.id} />
      )}
      {may.decline && (
        <Panel title="Decline">
          <DeclineForm request={request} />
        </Panel>
      )}
    </div>
  );
}

function nextWords({ status, moves }: Decidable): string {
  if (moves.includes("claim")) return "Claim the request to assign a surgeon, ask for more or decline it.";
  switch (status) {
    case "needs_info":
      return "The patient was asked for something. When they answer, the request comes back by itself.";
    case "signed":
      return "A surgeon has answered. The patient reads it once they were called.";
    case "reviewed":
      return "A surgeon has answered, and the patient can read it.";
    default:
      return `Nothing more is to be done here: ${statusWords[status].toLowerCase()}.`;
  }
}
