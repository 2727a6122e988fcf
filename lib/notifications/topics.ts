import type { Role } from "#prisma/generated/enums.ts";
import type { Notice } from "./mails.ts";

/** Something that staff may be told of: in their room always, by mail as they choose. */
export type Topic = {
  name: string;
  role: Exclude<Role, "patient">;
  text: string;
  hint?: string;
  /** What is told under it; the digest is no notice of a request. */
  notices: readonly Notice[];
  /** Whether a mail leaves where nobody has chosen. */
  mail: boolean;
};

export const topics: readonly Topic[] = [
  {
    name: "urgent",
    role: "coordinator",
    text: "A new urgent request",
    notices: ["urgent_arrived"],
    mail: true,
  },
  {
    name: "messages",
    role: "coordinator",
    text: "A message from a patient of mine",
    notices: ["message_to_staff"],
    mail: true,
  },
  {
    name: "answers",
    role: "coordinator",
    text: "A patient of mine has answered a question",
    notices: ["answered_by_patient"],
    mail: true,
  },
  {
    name: "handed",
    role: "coordinator",
    text: "Handed over to me, taken over from me, or back in the queue",
    notices: ["handed_over", "taken_over", "queued_again"],
    mail: true,
  },
  {
    name: "translation",
    role: "coordinator",
    text: "An answer of mine has to be translated",
    notices: ["translation_needed"],
    mail: true,
  },
  {
    name: "scan",
    role: "coordinator",
    text: "Trouble with a scan of mine",
    hint: "Incomplete, or perhaps another person’s",
    notices: ["scan_trouble"],
    mail: false,
  },
  {
    name: "due",
    role: "coordinator",
    text: "A request of mine is due today, late, or too long in one step",
    notices: ["due_today", "overdue", "step_late"],
    mail: false,
  },
  {
    name: "digest",
    role: "coordinator",
    text: "The morning’s numbers",
    hint: "One mail each working day when the clinic opens, where anything waits",
    notices: [],
    mail: true,
  },
  {
    name: "assigned",
    role: "surgeon",
    text: "A case is assigned to me, or given to another surgeon",
    notices: ["assigned", "given_to_another"],
    mail: true,
  },
  {
    name: "overdue",
    role: "administrator",
    text: "A request is past its promised day",
    hint: "Once for each request",
    notices: ["overdue_escalated"],
    mail: true,
  },
];

/** What somebody of this role can choose. */
export const topicsOf = (role: Role): Topic[] => topics.filter((topic) => topic.role === role);

/** What a notice to staff belongs to; null of one that nobody can do without. */
export const topicOf = (notice: Notice): Topic | null => topics.find(({ notices }) => notices.includes(notice)) ?? null;
