import { Temporal } from "temporal-polyfill";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { command } from "#lib/command.ts";
import { FollowUpEntry } from "#lib/follow-ups/entry.ts";
import { afterCall } from "#lib/follow-ups/follow-up.ts";
import { keepCall, standingOf } from "#lib/follow-ups/repo.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";

const day = 24 * 60 * 60_000;
/** Nobody is called again, and no visit is booked, later than this. */
const farthest = 366 * day;

/**
 * Keeps what came of a call to somebody who may be a candidate: reached, a visit booked, no interest, or nobody answered;
 * the third call in a row without an answer ends it. Times are those of the clinic.
 */
export const logFollowUp = command({
  name: "follow-up.log",
  input: FollowUpEntry,
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canTriage,
  async run({ tx, actor, subject: request, input: { kind, nextOn, visitAt, visitPlace, note }, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only staff follow up.");
    const before = await standingOf(tx, request.id);
    if (!before || (request.status !== "reviewed" && request.status !== "closed"))
      throw new Refusal("conflict", "There is nothing to follow up here now. Have another look at the request.");
    const at = new Date();
    const calendar = clinicCalendar();
    const inZone = (text: string) =>
      new Date(Temporal.PlainDateTime.from(text).toZonedDateTime(calendar.timeZone).epochMilliseconds);
    const call = {
      kind,
      nextAt: nextOn === "" ? null : ahead(inZone(`${nextOn}T${calendar.opens}`), "nextOn", at),
      visit: kind === "booked" ? { at: ahead(inZone(visitAt), "visitAt", at), place: visitPlace } : null,
    };
    const after = afterCall(before, call, calendar, at);
    await keepCall(tx, request.id, { kind, note, byId: actor.accountId, at }, after);
    trail.detail = { kind, from: before.state, to: after.state };
    return { requestId: request.id };
  },
});

/** Of what lies ahead; a slip of a year or a day that is over is told at its field. */
function ahead(at: Date, field: string, now: Date): Date {
  const apart = at.getTime() - now.getTime();
  if (apart > (field === "nextOn" ? -day : 0) && apart < farthest) return at;
  const message = apart < farthest ? "Enter a day that lies ahead" : "Check the year: this is more than a year ahead";
  throw new Refusal("invalid", "There is a problem", { [field]: message });
}
