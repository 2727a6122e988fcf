import { Temporal } from "temporal-polyfill";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { addWorkingDays, startOfDay } from "#lib/calendar/working-time.ts";
import { wasReached } from "#lib/calls/call.ts";
import { addCall, endCallTask, hasCall, openCallTask } from "#lib/calls/repo.ts";
import { command } from "#lib/command.ts";
import { publish } from "#lib/opinions/publish-opinion.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import type { CallOutcome } from "#prisma/generated/enums.ts";
import { CallReport } from "./forms.ts";

/**
 * Writes down a call about a request. Whoever was not reached is called again, by itself on the next working day; who was
 * reached is not, unless a day is named. Who waited to hear their answer by phone may see it from then on; what had to be
 * told today is told once they said it back.
 */
export const logCall = command({
  name: "call.log",
  input: CallReport,
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId); // the same form sent twice at once
    return findRequest(tx, actor, requestId);
  },
  allow: canTriage,
  async run({ tx, actor, subject: request, input, trail }) {
    const { callId, nextTry, showAnswer, note, reachedWho, readBack, ...call } = input;
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only a person can phone.");
    trail.detail = { callId, direction: call.direction, outcome: call.outcome };
    if (await hasCall(tx, callId)) return { requestId: request.id };
    const nextTryAt = nextTry ? dayGiven(nextTry) : nextTryAfter(call.outcome);
    await addCall(tx, { ...call, id: callId, byId: actor.accountId, note: note ?? null, nextTryAt });
    if (wasReached(call.outcome) && (await openCallTask(tx, request.id))) {
      await endCallTask(tx, request.id, demandReadBack({ reachedWho, readBack }));
      trail.detail["told"] = true;
    }
    // Shown by itself meanwhile: then there is nothing left to show, and the call is kept all the same.
    if (showAnswer && request.status === "signed") await publish(tx, request, new Date());
    return { requestId: request.id };
  },
});

/** Whoever is reached while something has to be told hears it in the same call, and says it back. */
function demandReadBack({ reachedWho = "", readBack = "" }: Pick<CallReport, "reachedWho" | "readBack">) {
  if (reachedWho !== "" && readBack !== "") return { reachedWho, readBack };
  throw new Refusal("invalid", "Something has to be told in this call", {
    ...(reachedWho === "" && { reachedWho: "Write whom you spoke to" }),
    ...(readBack === "" && { readBack: "Write what they said back, or choose another end of the call" }),
  });
}

/** Within so many days somebody is called again, or never. */
const farthest = 90;

function dayGiven(day: string): Date {
  const calendar = clinicCalendar();
  const now = new Date();
  const zoned = Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: calendar.timeZone });
  const at = new Date(zoned.epochMilliseconds);
  if (at < startOfDay(calendar, now) || at > startOfDay(calendar, now, farthest))
    throw new Refusal("invalid", "Look at the next try again", {
      nextTry: `Choose a day from today on, within ${farthest} days`,
    });
  return at;
}

function nextTryAfter(outcome: CallOutcome): Date | null {
  if (wasReached(outcome) || outcome === "wrong_number") return null;
  const calendar = clinicCalendar();
  return startOfDay(calendar, addWorkingDays(calendar, new Date(), 1));
}
