import type { RequestStatus } from "#prisma/generated/enums.ts";

/** The whole life of a request: what can happen in each status, and where it leads. */
export const moves = {
  draft: { submit: "submitted", withdraw: "withdrawn" },
  submitted: { claim: "in_triage", close: "closed", withdraw: "withdrawn" },
  in_triage: {
    release: "submitted",
    takeOver: "in_triage",
    assign: "assigned",
    askForMore: "needs_info",
    decline: "declined",
    close: "closed",
    withdraw: "withdrawn",
  },
  needs_info: {
    answer: "in_triage",
    answerSurgeon: "assigned",
    stopWaiting: "in_triage",
    close: "closed",
    withdraw: "withdrawn",
  },
  assigned: {
    sign: "signed",
    askForMore: "needs_info",
    reassign: "assigned",
    returnToIntake: "in_triage",
    withdraw: "withdrawn",
  },
  signed: { publish: "reviewed", amend: "signed" },
  reviewed: { amend: "reviewed", close: "closed", reopen: "in_triage" },
  declined: { reopen: "in_triage" },
  closed: { amend: "closed", reopen: "in_triage" },
  withdrawn: {},
} as const satisfies Record<RequestStatus, Partial<Record<string, RequestStatus>>>;

/** Whether pictures can be added: until the review of what is there has begun. */
export const takesScan = (status: RequestStatus): boolean =>
  status === "draft" || status === "submitted" || status === "in_triage" || status === "needs_info";

/** Whether patient and clinic can write to each other: from sending it until it has ended. An answer may be asked about. */
export const takesMessages = (status: RequestStatus): boolean =>
  status === "reviewed" || (status !== "draft" && !isFinal(status));

/** In which a request is the case of the surgeon whom it names. */
export const staysWithSurgeon: readonly RequestStatus[] = ["assigned", "needs_info", "signed", "reviewed", "closed"];

const finalStatuses = ["reviewed", "declined", "closed", "withdrawn"] as const satisfies RequestStatus[];
export type FinalStatus = (typeof finalStatuses)[number];

/** Whether nothing is left to do, so that it counts how long its scan is kept. */
export const isFinal = (status: RequestStatus): status is FinalStatus =>
  (finalStatuses as readonly RequestStatus[]).includes(status);

/** Whether nobody looks at it any more by themselves: not while somebody has still to be told something by phone. */
export const endsAll = (status: RequestStatus): boolean =>
  status === "closed" || status === "declined" || status === "withdrawn";

/** So many requests one person may have that have not ended, drafts among them. */
export const maxOpen = 2;

type Moves = typeof moves;
export type Move = { [Status in keyof Moves]: keyof Moves[Status] }[keyof Moves];

/** What can happen to a request in this status: pages offer this and nothing else. */
export const movesFrom = (status: RequestStatus): Move[] => Object.keys(moves[status]) as Move[];

/** Where a move leads, or null where it cannot happen in this status. */
export const after = (move: Move, status: RequestStatus): RequestStatus | null =>
  (moves[status] as Partial<Record<Move, RequestStatus>>)[move] ?? null;
