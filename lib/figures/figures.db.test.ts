import { randomUUID } from "node:crypto";
import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { codeOfResult, entries, newPatient, newStaff, rows } from "../../config/command-scene.ts";
import { nobody, type Person } from "#lib/accounts/actor.ts";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { lengthOfDay, workingTimeBetween } from "#lib/calendar/working-time.ts";
import type { Tx } from "#lib/platform/db.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import type { RequestStatus } from "#prisma/generated/enums.ts";
import { exportFigures } from "./export-figures.ts";
import { timesOfAnswered } from "./times-repo.ts";
import { viewFigures } from "./view-figures.ts";

let coordinator: Person;
let patientId: string;
let surgeonId: string;
beforeAll(async () => {
  coordinator = await newStaff("coordinator");
  patientId = (await newPatient()).accountId;
  surgeonId = (await newStaff("surgeon")).accountId;
});

type Told = { sentAt: Date; startedAt?: Date; answeredAt?: Date; steps?: [RequestStatus, Date][] };

/** A request with this past, past all commands. */
async function past(tx: Tx, { sentAt, startedAt, answeredAt, steps = [["submitted", sentAt]] }: Told): Promise<string> {
  const id = randomUUID();
  await tx.reviewRequest.create({
    data: {
      ...{ id, reference: id, patientId, surgeonId, createdAt: sentAt, submittedAt: sentAt },
      status: answeredAt ? "reviewed" : (steps.at(-1)?.[0] ?? "submitted"),
      ...(startedAt && { clockStartedAt: startedAt, dueAt: new Date(startedAt.getTime() + 7 * 86_400_000) }),
      ...(answeredAt && { answeredAt, endedAt: answeredAt }),
    },
  });
  await tx.statusChange.createMany({ data: steps.map(([status, at]) => ({ requestId: id, status, at })) });
  return id;
}

const noLonger = new Error("as if it had not been");

/** Runs in a transaction that leaves nothing behind. */
async function forNow(work: (tx: Tx) => Promise<void>): Promise<void> {
  await rows(async (tx) => {
    await work(tx);
    throw noLonger;
  }).catch((error: unknown) => {
    if (error !== noLonger) throw error;
  });
}

const hour = 3_600_000;
const monday = new Date("2016-03-07T13:00:00Z").getTime(); // its week ends with a clock that is changed

/** A request from its arrival on: after so many hours each it goes on, the scan is checked on the way. */
const story = fc.record({
  sent: fc.integer({ min: 0, max: 24 * 10 }),
  checked: fc.integer({ min: 0, max: 40 }),
  after: fc.array(
    fc.tuple(
      fc.constantFrom<RequestStatus[]>("in_triage", "needs_info", "assigned", "signed"),
      fc.integer({ min: 1, max: 70 }),
    ),
    { minLength: 1, maxLength: 6 },
  ),
});

test("percentiles are those that a naive computation finds, whatever the way and its pauses", async () => {
  const calendar = clinicCalendar();
  await fc.assert(
    fc.asyncProperty(fc.array(story, { minLength: 5, maxLength: 9 }), (stories) =>
      forNow(async (tx) => {
        const naive: Record<string, number[]> = {};
        const note = (timed: string, took: number) => (naive[timed] ??= []).push(took / lengthOfDay(calendar));
        for (const { sent, checked, after } of stories) {
          let at = monday + sent * hour;
          const steps: [RequestStatus, Date][] = [["submitted", new Date(at)]];
          for (const [status, hours] of after) steps.push([status, new Date((at += hours * hour))]);
          const answeredAt = new Date(at + 5 * hour);
          const startedAt = new Date(Math.min(monday + (sent + checked) * hour, at));
          await past(tx, { sentAt: new Date(monday + sent * hour), startedAt, answeredAt, steps });
          const spent = new Map<string, number>();
          let promise = workingTimeBetween(calendar, startedAt, answeredAt);
          steps.forEach(([status, from], place) => {
            const to = steps[place + 1]?.[1] ?? answeredAt;
            spent.set(status, (spent.get(status) ?? 0) + workingTimeBetween(calendar, from, to));
            if (status === "needs_info")
              promise -= workingTimeBetween(calendar, from > startedAt ? from : startedAt, to);
          });
          note("promise", promise);
          for (const [status, took] of spent) note(status, took);
        }
        const found = await timesOfAnswered(tx, calendar, new Date(monday), new Date(monday + 60 * 24 * hour));
        const inAll = found.filter(({ by }) => by === "all");
        expect(new Set(inAll.map(({ timed }) => timed))).toEqual(new Set(Object.keys(naive)));
        for (const { timed, count, half, most } of inAll) {
          const took = naive[timed] ?? [];
          expect([timed, count]).toEqual([timed, took.length]);
          if (count < 5) expect([half, most]).toEqual([null, null]);
          else {
            expect(half).toBeCloseTo(percentile(took, 0.5), 6);
            expect(most).toBeCloseTo(percentile(took, 0.9), 6);
          }
        }
        const weeks = found.filter(({ timed, by }) => timed === "promise" && by === "week");
        expect(weeks.reduce((sum, { count }) => sum + count, 0)).toBe(stories.length);
      }),
    ),
    { numRuns: 6 },
  );
});

function percentile(list: readonly number[], share: number): number {
  const sorted = [...list].sort((one, other) => one - other);
  const place = share * (sorted.length - 1);
  const [low = 0, high = low] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return low + (high - low) * (place - Math.floor(place));
}

describe("the figures", () => {
  test("are for coordinators and administrators; each look and each file is in the trail", async () => {
    const administrator = await newStaff("administrator");
    const asked = { from: "2016-01-01", to: "2016-01-31" };
    for (const actor of [await newPatient(), await newStaff("surgeon"), nobody])
      for (const see of [() => viewFigures(actor, asked), () => exportFigures(actor, { ...asked, table: "days" })])
        expect(["forbidden", "signed_out"]).toContain(codeOfResult(await see()));
    for (let times = 0; times < 2; times++) {
      expectOk(await viewFigures(administrator, asked));
      expectOk(await exportFigures(administrator, { ...asked, table: "days" }));
    }
    const trail = await entries({ actorId: administrator.accountId });
    expect(trail.map(({ act, detail }) => [act, detail])).toEqual([
      ["figures.view", asked],
      ["figures.export", { table: "days", ...asked }],
      ["figures.export", { table: "days", ...asked }],
    ]);
  });

  test("count by the clinic's days, and say kindly what is wrong with a range", async () => {
    const late = new Date("2016-07-02T03:30:00Z"); // the evening of the first in New York
    await rows(async (tx) => {
      await past(tx, { sentAt: late });
      await past(tx, { sentAt: new Date(late.getTime() + 30 * 60_000), answeredAt: new Date("2016-07-04T12:00:00Z") });
    });
    const { days, range, times } = expectOk(await viewFigures(coordinator, { from: "2016-07-01", to: "2016-07-04" }));
    expect(days.map(({ day, sent, answered }) => [day, sent, answered])).toEqual([
      ["2016-07-01", 1, 0],
      ["2016-07-02", 1, 0],
      ["2016-07-03", 0, 0],
      ["2016-07-04", 0, 1],
    ]);
    expect([range.problem, times.answered]).toEqual([null, 1]);
    const bad = expectOk(await viewFigures(coordinator, { from: "2016-07-04", to: "'; DROP TABLE account" }));
    expect(bad.range.problem).toMatch(/cannot be read/);
  });

  test("do not count out a few people where it could be somebody", async () => {
    const at = new Date("2016-09-05T15:00:00Z");
    const outcomes = [...Array.from({ length: 9 }, () => "candidate" as const), "not_candidate", "emergency"] as const;
    const signed = { signedAt: at, signature: "Ada Sample, MD", contentHash: "x", findings: "x", patientMessage: "x" };
    await rows(async (tx) => {
      for (const outcome of outcomes) {
        const requestId = await past(tx, { sentAt: at, answeredAt: at });
        await tx.opinion.create({ data: { requestId, surgeonId, outcome, ...signed } });
      }
    });
    const figures = expectOk(await viewFigures(coordinator, { from: "2016-09-01", to: "2016-09-30" }));
    const counts = Object.fromEntries(figures.outcomes.map(({ code, count }) => [code, count]));
    expect(counts).toMatchObject({ candidate: 9, not_candidate: null, emergency: null, visit_needed: 0 });
    expect(figures.times.stages.filter(({ count, half }) => count < 5 && half !== null)).toEqual([]);
  });
});
