import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { callReasonWords } from "#lib/calls/call-task.ts";
import { startOfDay } from "#lib/calendar/working-time.ts";
import { dateFormat } from "#lib/platform/language.ts";
import { stepOf } from "#lib/requests/step-target.ts";
import type { withDetails } from "./queue-repo.ts";

type Listed = Awaited<ReturnType<typeof withDetails>>[number];

const urgencies = ["urgent", "raised", "routine"] as const;

/** Requests as a list shows them at this moment. */
export function rowsOf(listed: readonly Listed[]): QueueRow[] {
  const calendar = clinicCalendar();
  const now = new Date();
  const clock = { now, today: startOfDay(calendar, now), tomorrow: startOfDay(calendar, now, 1) };
  return listed.map((one) => rowOf(one, { ...clock, timeZone: calendar.timeZone }));
}

/** What of the clinic's time a row needs to know. */
type Clock = { now: Date; today: Date; tomorrow: Date; timeZone: string };

function rowOf(one: Listed, { now, today, tomorrow, timeZone }: Clock) {
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
    if (one.callAt && one.callAt < tomorrow) return "call";
    if (one.wish) return "wish";
    return one.followAt && "follow";
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
