import { Temporal } from "temporal-polyfill";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { dueAt } from "#lib/calendar/clock.ts";
import { bodyAreas, regionsOf, sensations } from "#lib/intake/body-areas.ts";
import { heardFrom } from "#lib/intake/questions/heard.ts";
import { states } from "#lib/intake/states.ts";
import { cautionSigns, emergencySigns } from "#lib/intake/warning-signs.ts";
import type { Outcome } from "#lib/opinions/outcomes.ts";
import { declineReasons } from "#lib/triage/decline-reasons.ts";
import type { RequestStatus } from "#prisma/generated/enums.ts";
import type { Chance } from "./chance.ts";
import { birthDate, personName, phoneNumber } from "./people.ts";

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** What became of one request, from its answers to its end: enough to write all of its rows. */
export type Story = ReturnType<typeof tell>;

/** What somebody answers who asks for a review. */
function answersOf(chance: Chance, now: number) {
  const areas = Object.fromEntries(
    Array.from({ length: 1 + chance.below(3) }, () => [
      chance.oftenFirst(bodyAreas).id,
      [...new Set(Array.from({ length: 1 + chance.below(2) }, () => chance.oftenFirst(sensations).value))],
    ]),
  );
  const emergency = chance.happens(0.02) ? [chance.one(emergencySigns).value] : ["none"];
  const caution = chance.happens(0.15) ? [chance.one(cautionSigns).value] : ["none"];
  return {
    warningSigns: emergency,
    cautionSigns: caution,
    forWhom: "self",
    fullName: personName(chance),
    birthDate: birthDate(chance, now),
    phone: phoneNumber(chance),
    state: chance.oftenFirst(states).value,
    areas,
    regions: regionsOf(areas),
    duration: chance.one(["under_6_weeks", "6_to_12_weeks", "3_to_12_months", "over_a_year", "not_sure"]),
    course: chance.one(["better", "same", "worse", "comes_and_goes"]),
    painNow: String(2 + chance.below(9)),
    treatments: [chance.oftenFirst(["medicine", "active_therapy", "injections", "passive_therapy", "chiropractic"])],
    heardOfUs: chance.happens(0.45) ? chance.oftenFirst(heardFrom).value : "",
  };
}

/** What belongs to each page before the scan, in order. */
const pages = [
  ["warningSigns", "cautionSigns"],
  ["forWhom"],
  ["fullName", "birthDate"],
  ["phone", "state"],
  ["areas"],
  ["duration", "course", "painNow"],
  ["treatments"],
  ["consentName"],
];

/** What somebody answered who stopped on the way; many stop at the first page, and many at the scan. */
export function draftAnswers(chance: Chance, now: number): { answers: Record<string, unknown>; hasScan: boolean } {
  const answered = chance.happens(0.3) ? pages.length : Math.floor(chance.next() ** 1.4 * pages.length);
  const names = pages.slice(0, answered).flat();
  const all: Record<string, unknown> = { ...answersOf(chance, now), consentName: "Sample Person" };
  const answers = Object.fromEntries(names.map((name) => [name, all[name]]));
  return { answers, hasScan: answered === pages.length && chance.happens(0.25) };
}

const ends: readonly [RequestStatus, number][] = [
  ["closed", 0.62],
  ["reviewed", 0.16],
  ["declined", 0.13],
  ["withdrawn", 0.085],
  ["needs_info", 0.001],
];
const lately: readonly [RequestStatus, number][] = [
  ["submitted", 0.22],
  ["in_triage", 0.22],
  ["needs_info", 0.2],
  ["assigned", 0.26],
  ["signed", 0.03],
  ["reviewed", 0.07],
];

function drawn(chance: Chance, shares: readonly [RequestStatus, number][]): RequestStatus {
  let left = chance.next() * shares.reduce((sum, [, share]) => sum + share, 0);
  for (const [status, share] of shares) if ((left -= share) < 0) return status;
  return "closed";
}

const outcomes: readonly Outcome[] = [
  "candidate",
  "conservative_care",
  "not_candidate",
  "other_scan_needed",
  "visit_needed",
  "emergency",
];

type Staff = { coordinators: readonly string[]; surgeons: readonly string[] };

/** A request that was sent at `sentAt`; of the newest some have not ended. Moments are milliseconds since 1970. */
export function tell(
  chance: Chance,
  { sentAt, now, isNew }: { sentAt: number; now: number; isNew: boolean },
  staff: Staff,
) {
  const answers = answersOf(chance, now);
  const status = drawn(chance, isNew ? lately : ends);
  const steps: [RequestStatus, number][] = [["submitted", sentAt]];
  let at = sentAt;
  const then = (next: RequestStatus, most: number) =>
    steps.push([next, (at = Math.min(now, at + minute + chance.next() * most))]);
  const triaged = status !== "submitted" && !(status === "withdrawn" && chance.happens(0.5));
  if (triaged) then("in_triage", day);
  if (triaged && (status === "needs_info" || chance.happens(0.15))) then("needs_info", hour * 6);
  if (triaged && status !== "needs_info" && steps.at(-1)?.[0] === "needs_info") then("in_triage", 3 * day);
  const read = ["assigned", "signed", "reviewed", "closed"].includes(status);
  if (read) then("assigned", day);
  if (read && status !== "assigned") then("signed", 3 * day);
  if (status === "reviewed" || status === "closed") then("reviewed", hour);
  if (["closed", "declined", "withdrawn"].includes(status)) then(status, 20 * day);
  const ended = ["reviewed", "closed", "declined", "withdrawn"].includes(status);
  const hasScan = chance.happens(0.96);
  const urgent = answers.warningSigns[0] !== "none";
  const raised = answers.cautionSigns[0] !== "none";
  const time = (wanted: RequestStatus) => steps.find(([one]) => one === wanted)?.[1] ?? null;
  return {
    answers,
    status,
    steps,
    sentAt,
    ownerId: triaged ? chance.oftenFirst(staff.coordinators) : null,
    surgeonId: read ? chance.oftenFirst(staff.surgeons) : null,
    urgent,
    raised,
    priorityReasons: [
      ...reasonsIn(emergencySigns, answers.warningSigns),
      ...reasonsIn(cautionSigns, answers.cautionSigns),
    ],
    clockStartedAt: hasScan ? sentAt : null,
    dueAt: hasScan ? dueFrom(sentAt) : null,
    waitingFrom: ended || status === "needs_info" ? null : at,
    answeredAt: time("reviewed"),
    signedAt: time("signed"),
    outcome: chance.oftenFirst(outcomes),
    declined: status === "declined" ? chance.oftenFirst(declineReasons) : null,
    endedAt: ended ? at : null,
    /** Told by phone first. */
    callBy: status === "signed" ? now + chance.next() * day : null,
    hasScan,
    messages: chance.happens(isNew ? 0.25 : 0.4) ? 1 + chance.below(3) : 0,
  };
}

const reasonsIn = (signs: readonly { value: string; staff: string }[], ticked: readonly string[]): string[] =>
  signs.filter(({ value }) => ticked.includes(value)).map(({ staff }) => staff);

const known = new Map<number, number>();

/** When something is due that was sent then: by the clinic's calendar, counted once for each hour. */
function dueFrom(sentAt: number): number {
  const begun = Math.floor(sentAt / hour);
  const due = known.get(begun) ?? dueThen(begun * hour);
  known.set(begun, due);
  return due + (sentAt % hour);
}

function dueThen(at: number): number {
  const calendar = clinicCalendar();
  return dueAt(calendar, { startedAt: new Date(at), pauses: [] }, calendar.promisedDays).getTime();
}

/** Nobody sends anything at three in the morning. */
export const awake = (at: number): number =>
  at + (Temporal.Instant.fromEpochMilliseconds(Math.floor(at)).toZonedDateTimeISO("UTC").hour < 11 ? 11 * hour : 0);
