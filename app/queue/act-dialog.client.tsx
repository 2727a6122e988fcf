"use client";
import { type ReactNode, useState } from "react";
import type { FormState } from "#app/_server/form-action.ts";
import { Dialog } from "#app/_ui/dialog.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { Skeleton } from "#app/_ui/skeleton.tsx";
import type { Suggestion } from "#lib/triage/suggestion.ts";
import { AssignForm } from "./_request/assign-form.client.tsx";
import { DeclineForm } from "./_request/decline-form.client.tsx";
import { MergeForm } from "./_request/merge-form.client.tsx";
import { NoteForm } from "./_request/note-form.client.tsx";
import { QuestionForm } from "./_request/question-form.client.tsx";
import { type Subject, subjectWords } from "./_request/subject.tsx";
import { TakeOverForm } from "./_request/take-over-form.client.tsx";
import { UrgencyForm, urgencyDone, urgencyQuestion } from "./_request/urgency.client.tsx";
import { useAsked } from "./_request/use-asked.client.ts";
import type { Becomes } from "./shown-row.ts";

/** What is asked before somebody acts on requests of the list, and of which. */
export type Asking = {
  act: "assign" | "urgency" | "note" | "ask" | "decline" | "merge" | "takeOver";
  subjects: readonly Subject[];
  owner?: string | null;
};

type Props = {
  asking: Asking | null;
  close: () => void;
  /** What the rows become if what was sent is done; null once it was refused. */
  hope: (moved: Becomes | null) => void;
  /** What was done, in a word after the reference: "assigned to Ada Okoye". */
  done: (words: string, state: FormState, moved?: Becomes) => void;
};

/** The forms of a request's own page, in a dialog over the list. */
export function ActDialog({ asking, close, hope, done }: Props) {
  return (
    <Dialog
      open={asking !== null}
      onOpenChange={(open) => !open && close()}
      title={asking ? titles[asking.act](asking.subjects) : ""}
      wide={asking?.act === "decline"}
    >
      {asking && <Form asking={asking} close={close} hope={hope} done={done} />}
    </Dialog>
  );
}

const titles: Record<Asking["act"], (subjects: readonly Subject[]) => string> = {
  assign: (subjects) =>
    subjects.every(({ status }) => status === "assigned")
      ? `Give ${subjectWords(subjects)} to another surgeon`
      : `Assign ${subjectWords(subjects)}`,
  urgency: urgencyQuestion,
  note: (subjects) => `Note about ${subjectWords(subjects)}`,
  ask: (subjects) => `Ask the patient of ${subjectWords(subjects)}`,
  decline: (subjects) => `Decline ${subjectWords(subjects)}`,
  merge: (subjects) => `Merge ${subjectWords(subjects)}`,
  takeOver: (subjects) => `Take over ${subjectWords(subjects)}?`,
};

function Form({ asking: { act, subjects, owner = null }, close, hope, done }: Props & { asking: Asking }): ReactNode {
  const [subject] = subjects;
  const about = (words: string) => (state: FormState) => done(words, state);
  if (!subject) return null;
  switch (act) {
    case "assign":
      return <Assign subjects={subjects} done={(state, surgeon) => done(`assigned to ${surgeon}`, state)} />;
    case "urgency":
      return (
        <UrgencyForm
          subjects={subjects}
          close={close}
          hope={(urgency) => hope(urgency && { urgency })}
          done={(state, urgency) => done(urgencyDone, state, { urgency })}
        />
      );
    case "note":
      return <NoteForm subjects={subjects} done={about("given a note")} />;
    case "ask":
      return <QuestionForm subject={subject} done={about("waits for its patient")} />;
    case "decline":
      return <DeclineForm subject={subject} close={close} done={about("declined")} />;
    case "merge":
      return <MergeForm subject={subject} close={close} done={about("merged")} />;
    case "takeOver":
      return <TakeOverForm subjects={subjects} owner={owner} close={close} done={about("taken over")} />;
  }
}

function Assign({
  subjects,
  done,
}: {
  subjects: readonly Subject[];
  done: (state: FormState, surgeon: string) => void;
}) {
  // What stood there when the dialog opened: a list made anew beneath asks nothing again.
  const [requestIds] = useState(() => subjects.map(({ id }) => id));
  const { value, trouble } = useAsked("/api/queue/surgeons", { requestIds });
  if (trouble) return <Notice signal="warning" live title={trouble} />;
  if (!value) return <Skeleton className="h-40 w-full" />;
  const { suggestions } = value as { suggestions: Suggestion[] };
  return <AssignForm subjects={subjects} suggestions={suggestions} focused done={done} />;
}
