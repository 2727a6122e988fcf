import type { QueueView } from "#lib/triage/list-queue.ts";

export const viewWords: Record<QueueView, string> = {
  open: "Open",
  mine: "Mine",
  messages: "Messages",
  waiting: "Waiting",
  assigned: "Assigned",
  decided: "Decided",
};

/** What an empty view says: that it is right so, and where to look next. */
export const emptyWords: Record<QueueView, { drawing: "done" | "disc" | "images"; title: string; text: string }> = {
  open: {
    drawing: "done",
    title: "Nothing is waiting for us",
    text: "New requests appear here by themselves, urgent ones first.",
  },
  mine: {
    drawing: "disc",
    title: "You have no requests",
    text: "Claim one under Open: the C key takes the row you are on.",
  },
  messages: {
    drawing: "done",
    title: "Every message has been read",
    text: "What a patient writes stays here until somebody answers it or marks it as read.",
  },
  waiting: {
    drawing: "done",
    title: "No patient owes us an answer",
    text: "When you ask a patient for something, the request waits here and its clock stands still.",
  },
  assigned: {
    drawing: "images",
    title: "No request is with a surgeon",
    text: "Assign one from its page once its images are checked.",
  },
  decided: {
    drawing: "disc",
    title: "Nothing is decided yet",
    text: "Answered, declined and withdrawn requests stay here to be found again.",
  },
};
