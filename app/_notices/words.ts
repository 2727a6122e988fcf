import type { Notices } from "#lib/notifications/list-notices.ts";

export type Room = "/queue" | "/reading" | "/admin";

type Told = Notices["notices"][number];

/** What happened to a request, after its reference; one that has no words keeps its name. */
export const noticeWords = ({ kind }: Pick<Told, "kind">): string => words[kind] ?? kind.replaceAll("_", " ");

const words: Readonly<Record<string, string>> = {
  assigned: "was assigned to you",
  given_to_another: "was given to another surgeon",
  answered_by_patient: "has an answer to your question",
  message_to_staff: "has a new message",
  taken_over: "was taken over by a colleague",
  queued_again: "went back to the queue",
  handed_over: "was handed over to you, with all that the colleague had",
  scan_trouble: "has a scan that needs a look",
  due_today: "is promised for today",
  overdue: "is past its promised day",
  step_late: "is in one step for too long",
  urgent_arrived: "is new and urgent",
  overdue_escalated: "was not answered in time",
  emergency_access: "was opened in an emergency: see who it was and why",
  emergency_to_surgeon: "was opened by another surgeon, in an emergency",
  emergency_to_owner: "was opened by a surgeon who is not assigned, in an emergency",
  surgeon_gone: "needs another surgeon: its own does not work here any more",
};

/** Where a notice leads; null where its reader does not see the request. */
export function noticeHref(room: Room, { kind, requestId }: Pick<Told, "kind" | "requestId">): string | null {
  if (kind === "emergency_access") return "/admin/emergencies";
  if (room === "/admin" || kind === "given_to_another") return null;
  return `${room}/${requestId}`;
}
