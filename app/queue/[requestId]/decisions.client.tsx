"use client";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useRef } from "react";
import { Panel } from "#app/_ui/panel.tsx";
import { useActs } from "../_request/acts.client.ts";
import { AssignForm } from "../_request/assign-form.client.tsx";
import { DeclineButton } from "../_request/decline-form.client.tsx";
import { KeysOf } from "../_request/keys-of.tsx";
import { useListAddress } from "../_request/list-address.client.ts";
import { QuestionForm, UnsentQuestion } from "../_request/question-form.client.tsx";
import { summaryOf } from "../_request/summary.ts";
import { offerUndo } from "../_request/undo.client.tsx";
import { statusWords } from "../_request/words.ts";
import { CancelButton } from "./cancel-button.client.tsx";
import type { Decidable } from "./decidable.ts";
import { MergeButton } from "./merge-button.client.tsx";

/** What can be done with a request now: exactly its moves, the likeliest first. */
export function Decisions({ request }: { request: Decidable }) {
  const { moves, status, owner, surgeon, isMine, mergedInto, others } = request;
  const may = {
    assign: moves.includes("assign"),
    reassign: moves.includes("reassign"),
    ask: moves.includes("askForMore"),
    decline: moves.includes("decline"),
    merge: moves.includes("close") && status !== "reviewed" && others > 0,
  };
  const nothing = !may.assign && !may.ask && !may.decline;
  return (
    <div className="space-y-3">
      {nothing && (
        <Panel title="What happens next">
          <p className="text-quiet">{nextWords(request)}</p>
          {mergedInto && <Link href={`/queue/${mergedInto.id}`}>Open {mergedInto.reference}</Link>}
        </Panel>
      )}
      {!nothing && owner && !isMine && status === "in_triage" && (
        <p className="px-1 text-quiet">{owner} is working on this request.</p>
      )}
      {(may.assign || may.reassign) && (
        <Assign
          request={request}
          title={may.assign ? "Assign a surgeon" : `Give it to another surgeon than ${surgeon ?? ""}`}
        />
      )}
      {may.ask ? <Ask request={request} /> : <UnsentQuestion requestId={request.id} />}
      {may.decline && (
        <Panel title="Decline">
          <DeclineButton subject={request} done={() => undefined} />
        </Panel>
      )}
      {may.merge && (
        <Panel title="Sent twice?">
          <MergeButton subject={request} />
        </Panel>
      )}
      {moves.includes("withdraw") && (
        <Panel title="Withdrawn?">
          <CancelButton requestId={request.id} reference={request.reference} />
        </Panel>
      )}
    </div>
  );
}

function Assign({ request, title }: { request: Decidable; title: string }) {
  const { reference, surgeons, images, released } = request;
  const form = useRef<HTMLDivElement>(null);
  const router = useRouter();
  const list = useListAddress();
  useActs(["assign"], () => {
    const box = form.current?.querySelector<HTMLElement>("input:checked, input:enabled");
    box?.focus();
    return box !== null;
  });
  return (
    <Panel title={title} actions={<KeysOf act="assign" brief />}>
      <div ref={form} className="space-y-2">
        <AssignForm
          subjects={[request]}
          suggestions={surgeons}
          done={({ outcomes = [] }, surgeon) => {
            // Then it is the next request's turn.
            offerUndo(`${reference} is assigned to ${surgeon}`, summaryOf("assigned", outcomes, [request]).undoIds);
            router.push(list);
          }}
        />
        {images === 0 && <p className="text-small text-quiet">Possible once an image has been checked.</p>}
        {images > 0 && !released && (
          <p className="text-small text-quiet">Possible once it is decided that a scan is this person’s.</p>
        )}
      </div>
    </Panel>
  );
}

function Ask({ request }: { request: Decidable }) {
  const form = useRef<HTMLDivElement>(null);
  useActs(["ask"], () => {
    const box = form.current?.querySelector("textarea");
    box?.focus();
    return box !== null;
  });
  return (
    <Panel title="Ask the patient" actions={<KeysOf act="ask" brief />}>
      <div ref={form} className="space-y-2">
        {request.noEmail && (
          <p className="text-quiet">They have no email: your question is kept and put on the list of calls.</p>
        )}
        <QuestionForm subject={request} done={() => undefined} />
      </div>
    </Panel>
  );
}

function nextWords(request: Decidable): string {
  const owed = owedWords(request);
  return owed.length > 0 ? owed.join(" ") : restWords(request);
}

/** What is still owed to somebody who was answered, the most urgent first. */
const owedWords = ({ status, task, toTranslate, toFollowUp }: Decidable): string[] =>
  [
    task === "call_now" && "Call the patient today. It is done when they have said it back.",
    status === "reviewed" && toTranslate && "Translate what the surgeon signed: the patient has only the original.",
    status === "reviewed" && toFollowUp && "Call the patient about a visit, and save what came of it.",
    task === "wish" && "Decide what they asked to have corrected or deleted.",
  ].filter((words) => words !== false);

function restWords({ status, moves, mergedInto, noEmail }: Decidable): string {
  if (mergedInto) return `The same person has sent it twice: it goes on as ${mergedInto.reference}.`;
  if (moves.includes("claim")) return "Claim the request to assign a surgeon, ask for more or decline it.";
  switch (status) {
    case "needs_info":
      return "The patient was asked for something. When they answer, the request comes back by itself.";
    case "signed":
      return "A surgeon has answered. The patient reads it once they were called.";
    case "reviewed":
      return noEmail
        ? "A surgeon has answered. Call the patient, and post the letter."
        : "Nothing more is to be done: a surgeon has answered, and the patient can read it.";
    default:
      return `Nothing more is to be done here: ${statusWords[status].toLowerCase()}.`;
  }
}
