import type { RequestStatus } from "#prisma/generated/enums.ts";
import { type Actor, is } from "#lib/accounts/actor.ts";

/** As much of a request as the policy needs to know. */
type Subject = { status: RequestStatus; patientId: string; surgeonId: string | null };

const isOwn = (actor: Actor, { patientId }: Subject) => is("patient", actor) && actor.accountId === patientId;
const isAssigned = (actor: Actor, { surgeonId }: Subject) => is("surgeon", actor) && actor.accountId === surgeonId;

/** Who may do what with a request, in one table. What is not named here is not allowed. */
export const canFill = (actor: Actor, request: Subject) => isOwn(actor, request) && request.status === "draft";

export const canSubmit = (actor: Actor, request: Subject) => isOwn(actor, request);

export const canSendScan = (actor: Actor, request: Subject) =>
  isOwn(actor, request) && ["draft", "submitted", "in_triage", "needs_info"].includes(request.status);

/** Papers go where the scan goes, and are seen by those who see it. */
export const canSendPapers = canSendScan;

export const canWithdraw = (actor: Actor, request: Subject) => isOwn(actor, request);

export const canAnswerQuestion = (actor: Actor, request: Subject) => isOwn(actor, request);

export const canFollow = (actor: Actor, request: Subject) => isOwn(actor, request);

export const canTriage = (actor: Actor, request: Subject) => is("coordinator", actor) && request.status !== "draft";

export const canRead = (actor: Actor, request: Subject) => isAssigned(actor, request);

/** Of a request that was taken back, nobody here sees the images any more: the patient was told so. */
export const canSeeImages = (actor: Actor, request: Subject) =>
  isOwn(actor, request) ||
  (request.status !== "withdrawn" && (canTriage(actor, request) || isAssigned(actor, request)));

export const canSeePapers = canSeeImages;

export const canSeeQueue = (actor: Actor) => is("coordinator", actor);

export const canSeeWorklist = (actor: Actor) => is("surgeon", actor);

export const canStartRequest = (actor: Actor) => is("patient", actor);

export const canAdminister = (actor: Actor) => is("administrator", actor);

/** The portal's own jobs. */
export const isSystem = (actor: Actor) => actor.kind === "system";
