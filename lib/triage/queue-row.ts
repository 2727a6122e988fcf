import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { callReasonWords } from "#lib/calls/call-task.ts";
import { dayOf, startOfDay } from "#lib/calendar/working-time.ts";
import { dateFormat } from "#lib/platform/language.ts";
import { stepOf } from "#lib/requests/step-target.ts";
import type { withDetails } from "./queue-repo.ts";

type Listed = Awaited<ReturnType<typeof withDetails>>[number];

const urgencies = ["urgent", "raised", "routine"] as const;

/** A request as a list shows it. */
export function rowOf(one: Listed, calendar = clinicCalendar(), now = new Date()) {
  const { id, reference, status, version, birthDate, regions, scan, unread, owner, surgeon, surgeonAway } = one;
  const phone = one.told["phone"];
  return {
    ...{ id, reference, status, version, birthDate, regions, scan, unread, owner, surgeon, surgeonAway },
    ownerId: one.ownerId,
    personName: one.personName ?? "",
    urgency: urgencies[one.rank] ?? "routine",
    /** Why: what staff said last, and what was told at the start. */
    urgencyReasons: [
      ...(one.callReasons ? [callReasonWords(one.callReasons)] : []),
      ...(one.urgencyReason ? [`${one.urgencyReason} (${one.urgencyBy ?? "staff"})`] : []),
      ...one.priorityReasons,
    ],
    told: one.told,
    submittedAt: one.submittedAt.toISOString(),
    waitingFrom: one.waitingFrom?.toISOString() ?? null,
    since: one.since.toISOString(),
    settledAt: one.followAt ? null : (one.settledAt?.toISOString() ?? null),
    due: one.followAt ? dueOf(one.followAt, false) : settledOrDue(),
    task: taskOf(),
    /** Whether it is in its status for longer than the clinic aims for. */
    stepLate: stepOf(one.status, one.stepSince, now)?.late ?? false,
    /** Whom mail does not reach, or who has none, is called at the number they gave. */
    noEmail: one.noEmail,
    mailFails: (one.noEmail || one.mailFailure !== null) && { phone: typeof phone === "string" ? phone : null },
  };

  function settledOrDue() {
    return one.settledAt || !one.dueAt ? null : dueOf(one.dueAt, one.status === "needs_info");
  }

  /** What is to be done whatever the status. */
  function taskOf(): "call_now" | "call" | "wish" | "follow" | null {
    if (one.callReasons) return "call_now";
    if (one.callAt && one.callAt < startOfDay(calendar, now, 1)) return "call";
    if (one.wish) return "wish";
    return one.followAt && "follow";
  }

  function dueOf(at: Date, paused: boolean) {
    const [day, today] = [dayOf(calendar, at), dayOf(calendar, now)];
    return { at: at.toISOString(), day: day === today ? "Today" : inBrief(at), paused, late: !paused && today > day };
  }

  /** As the clinic's calendar has it: "Dec 2". */
  function inBrief(at: Date): string {
    return dateFormat("en-US", { month: "short", day: "numeric", timeZone: calendar.timeZone }).format(at);
  }
}

export type QueueRow = ReturnType<typeof rowOf>;
