import type { RequestStatus } from "#prisma/generated/enums.ts";
import { type Actor, is } from "#lib/accounts/actor.ts";
import { isFinal, staysWithSurgeon, takesMessages, takesScan } from "./status.ts";

/** As much of a request as the policy needs to know. */
type Subject = {
  id: string;
  status: RequestStatus;
  patientId: string;
  surgeonId: string | null;
  /** Whom its surgeon has asked for an opinion, for as long as that is granted. */
  colleagueIds?: readonly string[] | undefined;
  /** By what a surgeon sees it whose it is not, for as long as that lasts. */
  emergency?: { surgeonId: string } | undefined;
  enteredById: string | null;
};

const isOwn = (actor: Actor, { patientId }: Subject) => is("patient", actor) && actor.accountId === patientId;
/** Another computer that was let in to send this request's scan. */
const isPassOf = (actor: Actor, { id }: Subject) => actor.kind === "pass" && actor.requestId === id;
/** What staff type for somebody who called or wrote, any of them goes on with. */
const isTypedHere = (actor: Actor, { enteredById }: Subject) => is("coordinator", actor) && enteredById !== null;
const types = (actor: Actor, request: Subject) => isOwn(actor, request) || isTypedHere(actor, request);
const isAssigned = (actor: Actor, { surgeonId }: Subject) => is("surgeon", actor) && actor.accountId === surgeonId;

const isAsked = (actor: Actor, { status, colleagueIds = [] }: Subject) =>
  is("surgeon", actor) && status === "assigned" && colleagueIds.includes(actor.accountId);

const hasBrokenGlass = (actor: Actor, { status, emergency }: Subject) =>
  is("surgeon", actor) && status !== "draft" && status !== "withdrawn" && emergency?.surgeonId === actor.accountId;

/** Who may do what with a request, in one table. What is not named here is not allowed. */
export const canFill = (actor: Actor, request: Subject) => types(actor, request) && request.status === "draft";

/** What is told at leisure, until a surgeon has the request: after that it would change under their eyes. */
export const canTellMore = (actor: Actor, request: Subject) => types(actor, request) && takesScan(request.status);

export const canSubmit = (actor: Actor, request: Subject) => types(actor, request);

export const canSendScan = (actor: Actor, request: Subject) =>
  (types(actor, request) || isPassOf(actor, request)) && takesScan(request.status);

/** Letting another computer in, which can do no more than the patient could. */
export const canGivePass = (actor: Actor, request: Subject) => isOwn(actor, request) && takesScan(request.status);

export const canSeePasses = (actor: Actor, request: Subject) => isOwn(actor, request);

export const canUsePass = (actor: Actor, request: Subject) => isPassOf(actor, request) && takesScan(request.status);

/** Papers tell more of a person than another computer may learn: they go from the patient's own, or ours. */
export const canSendPapers = (actor: Actor, request: Subject) => types(actor, request) && takesScan(request.status);

/** Beginning a request for somebody who called or wrote. */
export const canTypeForSomebody = (actor: Actor) => is("coordinator", actor);

/** What we do for a person at any time, also before their request is sent on: discs, consents on paper, addresses. */
export const canAttend = (actor: Actor, request: Subject) => canTriage(actor, request) || isTypedHere(actor, request);

/** What we type for somebody, as long as anything can be added to it. */
export const canType = (actor: Actor, request: Subject) => isTypedHere(actor, request) && takesScan(request.status);

/** A message of either side; surgeons ask and answer through staff. */
export const canWriteMessage = (actor: Actor, request: Subject) =>
  (isOwn(actor, request) || canTriage(actor, request)) && takesMessages(request.status);

/** What comes with a message, from its author alone. */
export const canAttach = (actor: Actor, { authorId, ...request }: Subject & { authorId: string }) =>
  actor.kind === "person" && actor.accountId === authorId && canWriteMessage(actor, request);

export const canWithdraw = (actor: Actor, request: Subject) => isOwn(actor, request);

/** Allowing something beside the review, which nothing depends on. */
export const canAgree = (actor: Actor, request: Subject) => isOwn(actor, request) && request.status !== "withdrawn";

export const canAnswerQuestion = (actor: Actor, request: Subject) => types(actor, request);

export const canFollow = (actor: Actor, request: Subject) => isOwn(actor, request);

/** The answer as a letter: the patient keeps it, staff put it in the post. */
export const canTakeAnswer = (actor: Actor, request: Subject) => canFollow(actor, request) || canTriage(actor, request);

/** How to reach them, for as long as anybody may have to. */
export const canChangeContact = (actor: Actor, request: Subject) =>
  isOwn(actor, request) && request.status !== "draft" && !isFinal(request.status);

/** To have deleted or corrected what was sent: staff decide. */
export const canWish = (actor: Actor, request: Subject) => isOwn(actor, request) && request.status !== "draft";

export const canSeeOpenings = (actor: Actor, request: Subject) => isOwn(actor, request);

/** A signed opinion that waits for a call: staff who phoned, or the portal when the time is over. */
export const canPublish = (actor: Actor, request: Subject) => canTriage(actor, request) || isSystem(actor);

export const canTriage = (actor: Actor, request: Subject) => is("coordinator", actor) && request.status !== "draft";

export const canRead = (actor: Actor, request: Subject) => isAssigned(actor, request);

/** Reading a case on which a colleague asks, and commenting on it; never writing or signing its opinion. */
export const canConsult = (actor: Actor, request: Subject) => isAsked(actor, request);

/** Reading in an emergency what is another's: answers, scan, papers and a signed opinion. Nothing is written or taken along. */
export const canReadInEmergency = (actor: Actor, request: Subject) => hasBrokenGlass(actor, request);

export const canOpenCase = (actor: Actor, request: Subject) =>
  canRead(actor, request) || canConsult(actor, request) || canReadInEmergency(actor, request);

/** Asking for it. Coordinators see every request that was sent, and nobody else treats people. */
export const canBreakGlass = (actor: Actor) => is("surgeon", actor);

/** What may be opened so: sent, not taken back, and not theirs anyway. */
export const canOpenInEmergency = (
  actor: Actor,
  { surgeonId, status }: { surgeonId: string | null; status: RequestStatus },
) =>
  is("surgeon", actor) &&
  status !== "draft" &&
  status !== "withdrawn" &&
  !(actor.accountId === surgeonId && staysWithSurgeon.includes(status));

export const canEndEmergency = (actor: Actor, { surgeonId }: { surgeonId: string }) =>
  actor.kind === "person" &&
  (actor.role === "administrator" || (actor.role === "surgeon" && actor.accountId === surgeonId));

/** Of a request that was taken back, nobody here sees the images any more: the patient was told so. */
export const canSeeImages = (actor: Actor, request: Subject) =>
  isOwn(actor, request) ||
  canType(actor, request) ||
  (request.status !== "withdrawn" &&
    (canTriage(actor, request) ||
      isAssigned(actor, request) ||
      isAsked(actor, request) ||
      hasBrokenGlass(actor, request)));

/** Whoever sees the images; never another computer, not even what a paper is called. */
export const canSeePapers = (actor: Actor, request: Subject) => canSeeImages(actor, request);

/** A paper as its file. In an emergency its pages are read here. */
export const canTakePaper = (actor: Actor, request: Subject) =>
  canSeePapers(actor, request) && !hasBrokenGlass(actor, request);

/** How far the scan has come: what came from another computer is followed there, in numbers only. */
export const canFollowScan = (actor: Actor, request: Subject) =>
  canSeeImages(actor, request) || canUsePass(actor, request);

/** Taking along everything that the portal holds of a request, also of one that has ended. */
export const canExport = (actor: Actor, request: Subject) => isOwn(actor, request) && request.status !== "draft";

/** The case as a packet for colleagues: intake staff and the surgeon who has it, unless its patient took it back. */
export const canTakePacket = (actor: Actor, request: Subject) =>
  request.status !== "withdrawn" && (canTriage(actor, request) || canRead(actor, request));

export const canSeeQueue = (actor: Actor) => is("coordinator", actor);

/** What somebody of ours is told in their room, and which of it by mail too. */
export const canHaveNotices = (actor: Actor) =>
  actor.kind === "person" && actor.role !== "patient" && actor.role !== "auditor";

/** Numbers alone, of no person: also for those who see no request. */
export const canSeeFigures = (actor: Actor) => is("coordinator", actor) || is("administrator", actor);

/** A list that somebody keeps is theirs to change, also where colleagues see it. */
export const canChangeView = (actor: Actor, { ownerId }: { ownerId: string }) =>
  is("coordinator", actor) && actor.accountId === ownerId;

export const canSeeWorklist = (actor: Actor) => is("surgeon", actor);

export const canStartRequest = (actor: Actor) => is("patient", actor);

/** The trail: who did what, never the content of a request. */
export const canReadTrail = (actor: Actor) => is("administrator", actor) || is("auditor", actor);

export const canAdminister = (actor: Actor) => is("administrator", actor);

/** Staff have the address that they were invited with. */
export const canChangeOwnEmail = (actor: Actor) => is("patient", actor);

/** The access of somebody who works here, by an administrator; nobody decides on their own. */
export const canChangeAccess = (actor: Actor, { accountId }: { accountId: string }) =>
  is("administrator", actor) && actor.accountId !== accountId;

/** When somebody of ours is away, and what they read most: they say it themselves, or an administrator does. */
export const canKeepAbsences = (actor: Actor, { accountId }: { accountId: string }) =>
  actor.kind === "person" &&
  (actor.role === "administrator" || (actor.role === "surgeon" && actor.accountId === accountId));

/** Where the clinic's surgeons are licensed is no secret, and nobody is asked who they are for it. */
export const canAskWhereWeReview = () => true;

/** The portal's own jobs. */
export const isSystem = (actor: Actor) => actor.kind === "system";
