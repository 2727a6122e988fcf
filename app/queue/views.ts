import type { Count } from "#lib/triage/queue-repo.ts";
import type { FilterName, QueueView } from "#lib/triage/queue-filter.ts";
import { bodyRegions } from "#lib/intake/body-areas.ts";
import { scanWords, statusWords, urgencyWords } from "./_request/words.ts";

export const viewWords: Record<QueueView, string> = {
  open: "Open",
  unclaimed: "Unclaimed",
  mine: "Mine",
  urgent: "Urgent",
  due: "Due today",
  messages: "Messages",
  call: "Call back today",
  trouble: "Scan trouble",
  waiting: "Waiting",
  assigned: "With surgeon",
  follow: "Follow-ups",
  decided: "Decided",
  all: "All",
};

/** "12", or "1,000+" where nobody counted on. */
export const countText = ({ count, more }: Count): string => `${count.toLocaleString("en-US")}${more ? "+" : ""}`;

export const filterWords: Record<FilterName, string> = {
  urgency: "Urgency",
  region: "Where it hurts",
  status: "Status",
  scan: "Scan",
  owner: "Owner",
  surgeon: "Surgeon",
  due: "Due",
  unread: "Messages",
  task: "To be done",
};

type Code = { code: string; text: string };
type Staff = { coordinators: { id: string; name: string }[]; surgeons: { id: string; name: string }[] };

/** What each filter can be set to, in words; of people only those who are here. */
export function filterChoices({ coordinators, surgeons }: Staff): Record<FilterName, Code[]> {
  const people = (staff: Staff["surgeons"]) => staff.map(({ id, name }) => ({ code: id, text: name }));
  return {
    urgency: codes(urgencyWords),
    region: bodyRegions.map(({ value, text }) => ({ code: value, text: text.en })),
    status: codes(statusWords).filter(({ code }) => code !== "draft"),
    scan: codes(scanWords),
    owner: [{ code: "me", text: "Me" }, { code: "none", text: "Nobody" }, ...people(coordinators)],
    surgeon: [{ code: "none", text: "Nobody" }, ...people(surgeons)],
    due: [
      { code: "overdue", text: "Overdue" },
      { code: "today", text: "Today" },
      { code: "week", text: "Within a week" },
      { code: "none", text: "Clock not started" },
    ],
    unread: [{ code: "yes", text: "Unread from the patient" }],
    task: [
      { code: "call", text: "Call patient" },
      { code: "wish", text: "Wish to decide" },
      { code: "away", text: "Surgeon away" },
    ],
  };
}

const codes = (words: Readonly<Record<string, string>>): Code[] =>
  Object.entries(words).map(([code, text]) => ({ code, text }));

/** What an empty view says: that it is right so, and where to look next. */
export const emptyWords: Record<QueueView, { drawing: "done" | "disc" | "images"; title: string; text: string }> = {
  open: {
    drawing: "done",
    title: "Nothing is waiting for us",
    text: "New requests appear here by themselves, urgent ones first.",
  },
  unclaimed: {
    drawing: "done",
    title: "Every request has an owner",
    text: "A new one appears here by itself.",
  },
  mine: {
    drawing: "disc",
    title: "You have no requests",
    text: "Claim one under Unclaimed: the C key takes the row you are on.",
  },
  urgent: {
    drawing: "done",
    title: "Nothing is urgent",
    text: "A request with an emergency sign comes here by itself, or with the U key.",
  },
  due: {
    drawing: "done",
    title: "No answer is due today",
    text: "What we promised for today, and what is late, appears here, unless we wait for its patient. Calls and follow-ups have lists of their own.",
  },
  messages: {
    drawing: "done",
    title: "Every message has been read",
    text: "What a patient writes stays here until somebody answers it or marks it as read.",
  },
  call: {
    drawing: "done",
    title: "Nobody waits for a call today",
    text: "Whoever was not reached comes here on the day of the next try, and who wants an answer by phone first at once.",
  },
  trouble: {
    drawing: "images",
    title: "No scan gives trouble",
    text: "A scan that is missing, incomplete, of another kind or perhaps another person’s is listed here.",
  },
  waiting: {
    drawing: "done",
    title: "No patient owes us an answer",
    text: "When you ask a patient for something, the request waits here and its clock stands still.",
  },
  assigned: {
    drawing: "images",
    title: "No request is with a surgeon",
    text: "Assign one once its images are checked: the A key, here or on its page.",
  },
  follow: {
    drawing: "done",
    title: "Nobody is to be followed up",
    text: "Whoever may be a candidate is listed here once they can read it, until a visit is booked or they want none.",
  },
  decided: {
    drawing: "disc",
    title: "Nothing is decided yet",
    text: "Answered, declined and withdrawn requests stay here to be found again.",
  },
  all: {
    drawing: "disc",
    title: "There is no request yet",
    text: "Everything that was ever sent is listed here, the newest first.",
  },
};
