import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { callReasonWords } from "#lib/calls/call-task.ts";
import { startOfDay } from "#lib/calendar/working-time.ts";
import { dateFormat } from "#lib/platform/language.ts";
import { stepOf } from "#lib/requests/step-target.ts";
import type { withDetails } from "./queue-repo.ts";
import { taskNow } from "./task-now.ts";

type Listed = Awaited<ReturnType<typeof withDetails>>[number];

/** Requests as a list shows them at this moment. */
export function rowsOf(listed: readonly Listed[]): QueueRow[] {
  const calendar = clinicCalendar();
  const now = new Date();
  const clock = { now, today: startOfDay(calendar, now), tomorrow: startOfDay(calendar, now, 1) };
  return listed.map((one) => rowOf(one, { ...clock, timeZone: calendar.timeZone }));
}

/** What of the clinic's time a row needs to know. */
type Clock = { now: Date; today: Date; tomorrow: Date; timeZone: string };

function rowOf({ entry, more }: Listed, { now, today, tomorrow, timeZone }: Clock) {
  const { followAt } = entry;
  const callNow = more.callReasons !== null;
  const task = taskNow({ callNow, callAt: entry.callAt, wish: entry.wish, followAt }, tomorrow);
  const phone = more.told["phone"];
  return {
    id: more.id,
    reference: more.reference,
    status: entry.status,
    version: more.version,
    birthDate: more.birthDate,
    regions: entry.regions,
    scan: entry.scan,
    unread: entry.unread,
    owner: more.owner,
    surgeon: more.surgeon,
    surgeonAway: more.surgeonAway,
    ownerId: entry.ownerId,
    personName: entry.personName ?? "",
    /** Its own: who is to be called today stands first in the lists whatever this says, and `task` says so. */
    urgency: more.urgency,
    /** Whether it has ended, and how urgent it was is of no more use; and when. */
    over: entry.settledAt !== null,
    ended: entry.settledAt && inBrief(entry.settledAt),
    /** Why: what staff said last, and what was told at the start. */
    urgencyReasons: [
      ...(more.callReasons ? [callReasonWords(more.callReasons)] : []),
      ...(more.urgencyReason ? [`${more.urgencyReason} (${more.urgencyBy ?? "staff"})`] : []),
      ...more.priorityReasons,
    ],
    told: more.told,
    since: entry.since.toISOString(),
    due: dueNow(),
    task,
    /** Whether it is in its status for longer than the clinic aims for. */
    stepLate: stepOf(entry.status, more.stepSince, now)?.late ?? false,
    /** Whom mail does not reach, or who has none, is called at the number they gave. */
    noEmail: more.noEmail,
    mailFails: (more.noEmail || more.mailFailure !== null) && { phone: typeof phone === "string" ? phone : null },
  };

  /** What is due next: the call that must be made, what follows an answer, or the answer itself. */
  function dueNow() {
    const call = task === "call_now" || (task === "call" && entry.settledAt) ? entry.callAt : null;
    const next = call ?? followAt;
    if (next) return dueOf(next, false);
    return entry.settledAt || !more.dueAt ? null : dueOf(more.dueAt, entry.status === "needs_info");
  }

  /** In the clinic's days. */
  function dueOf(at: Date, paused: boolean) {
    const day = at >= today && at < tomorrow ? "Today" : inBrief(at);
    return { at: at.toISOString(), day, paused, late: !paused && at < today };
  }

  /** As the clinic's calendar has it: "Dec 2". */
  function inBrief(at: Date): string {
    return dateFormat("en-US", { month: "short", day: "numeric", timeZone }).format(at);
  }
}

export type QueueRow = ReturnType<typeof rowOf>;
