import type { Subject } from "../_request/subject.tsx";
import type { TriageRequest } from "#lib/triage/view-request.ts";

/** What the forms need of a request; the rest stays on the server. */
export const decidable = ({ scan, owner, surgeon, ...request }: TriageRequest) => {
  const { id, reference, version, status, urgency, isMine, moves, surgeons, mergedInto, others } = request;
  return {
    ...{ id, reference, version, status, urgency, isMine, moves, surgeons, mergedInto, others },
    owner: owner?.name ?? null,
    surgeon: surgeon?.name ?? null,
    noEmail: request.email === null,
    /** What is still to be done once it was answered. */
    task: request.task,
    toTranslate: request.toTranslate.length > 0,
    toFollowUp: request.followUp?.dueAt !== undefined && request.followUp.dueAt !== null,
    images: scan.counts.images,
    /** Whether a surgeon would see anything. */
    released: scan.studies.some(({ heldBack, decision }) => !heldBack && decision?.theirs !== false),
  };
};

export type Decidable = ReturnType<typeof decidable>;

/** The request as one that is acted on. */
export const subjectOf = ({ id, reference, version, status, urgency }: TriageRequest): Subject => ({
  ...{ id, reference, version, status, urgency },
});
