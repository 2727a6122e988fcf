import type { RequestStatus } from "#prisma/generated/enums.ts";

/** Where a request stands, in the patient's words. */
export const statusWords: Record<RequestStatus, string> = {
  draft: "Not sent yet",
  submitted: "Received, waiting for our staff",
  in_triage: "Our staff are reading it",
  needs_info: "We have a question for you",
  assigned: "With the surgeon",
  signed: "With the surgeon",
  reviewed: "Answered",
  declined: "Answered",
  closed: "Closed",
  withdrawn: "You took it back",
};
