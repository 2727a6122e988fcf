import { expect, test, vi } from "vitest";
import { sightOf } from "#lib/accounts/actor.ts";
import { acts, goesOn } from "#lib/audit/acts.ts";
import { listOwnRequests } from "#lib/intake/list-own-requests.ts";
import { saveAnswer } from "#lib/intake/save-answer.ts";
import { inTransaction, type Tx } from "#lib/platform/db.ts";
import { checkHealth } from "#lib/platform/health.ts";
import * as rest from "#lib/platform/rest.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { sendNotice } from "#lib/notifications/send-notice.ts";
import { sweepDrafts } from "#lib/intake/sweep-drafts.ts";
import { openCase } from "#lib/reading/open-case.ts";
import { openStudy } from "#lib/studies/open-study.ts";
import { system } from "#lib/accounts/actor.ts";
import { assignedRequest, codeOfResult, draftRequest, entries, newStaff } from "../../config/command-scene.ts";
import { owed } from "./owed.ts";
import { setRest } from "./set-rest.ts";

/** As every command of this file's own process sees it: others go on beside. */
const { resting } = vi.hoisted(() => ({ resting: { now: null as { since: Date; backAt: Date | null } | null } }));
vi.mock("#lib/platform/rest.ts", async (original) => ({
  ...(await original<typeof rest>()),
  restNow: () => Promise.resolve(resting.now),
}));

async function whileResting<Value>(work: () => Promise<Value>): Promise<Value> {
  resting.now = { since: new Date(), backAt: new Date("2026-12-01T19:30:00Z") };
  return work().finally(() => (resting.now = null));
}

test("what changes something is refused kindly, with when to come back and whom to call, and is in the trail", async () => {
  const { patient, requestId } = await draftRequest();
  const given = { warningSigns: ["none"] };
  const save = () => saveAnswer(patient, { requestId, slug: "warning-signs", given });
  const refused = await whileResting(save);
  if (refused.ok) throw new Error("it was changed");
  expect(refused.refusal.code).toBe("unavailable");
  expect(refused.refusal.message).toMatch(
    /still here.*December 1, 2026 at 2:30.PM .the clinic’s time.*\(555\) 010-0199/,
  );
  expect(refused.refusal.message).toMatch(/sigue aquí/);
  const told = await entries({ requestId: null, sessionId: patient.sessionId, act: "request.answer" });
  expect(told.at(-1)).toMatchObject({ outcome: "refused", detail: { code: "unavailable" } });
  expectOk(await save());
});

test("reads go on and are recorded; the portal's own sweeps wait, its mail does not", async () => {
  const { patient, surgeon, requestId } = await assignedRequest();
  await whileResting(async () => {
    expect(expectOk(await listOwnRequests(patient, {})).requests).toHaveLength(1);
    expectOk(await openCase(surgeon, { requestId }));
    expectOk(await openStudy(surgeon, { requestId }));
    expect(codeOfResult(await sweepDrafts(system, {}))).toBe("unavailable");
    expect(codeOfResult(await sendNotice(system, { notice: "submitted", requestId }))).toBe("ok");
    expect((await checkHealth()).readOnly).toBe(true);
  });
  const read = await entries({ requestId, sessionId: surgeon.sessionId, outcome: "done" });
  expect(read.map(({ act }) => act)).toEqual(["reading.open", "scan.open"]);
  expect((await checkHealth()).readOnly).toBe(false);
});

test("what a worker owes that starts at rest is done once rest is over, and once", async () => {
  let [answers, times] = [false, 0];
  const resuming = owed(() => (times++, Promise.resolve(answers)));
  await whileResting(resuming.look);
  expect(times).toBe(0);
  await resuming.look();
  answers = true; // the first was refused: rest began in between
  for (let looks = 0; looks < 3; looks++) await resuming.look();
  expect(times).toBe(2);
  resuming.owe();
  await resuming.look();
  expect(times).toBe(3);
});

test("of what the portal knows to do, only what changes nothing of a request goes on", () => {
  const going = Object.keys(acts).filter(goesOn);
  for (const act of ["request.view", "queue.list", "answer.download", "sign-in.code", "emergency.open", "portal.rest"])
    expect(going).toContain(act);
  for (const act of [
    "request.answer",
    "request.export",
    "scan.sign-packs",
    "opinion.sign",
    "account.disable",
    "scan.ingest-pack",
  ])
    expect(going).not.toContain(act);
});

test("administrators alone begin and end it, in the database too", async () => {
  const administrator = await newStaff("administrator");
  for (const actor of [await newStaff("coordinator"), await newStaff("auditor"), (await draftRequest()).patient])
    expect(codeOfResult(await setRest(actor, { rests: "true" }))).toBe("forbidden");
  const seen = await undone(administrator, async (tx) => {
    await tx.$executeRaw`UPDATE rest SET since = now(), "backAt" = now() + interval '1 hour'`;
    return tx.rest.findMany();
  });
  expect(seen).toMatchObject([{ one: 1, since: expect.any(Date) as Date }]);
  const other = await newStaff("surgeon");
  await expect(undone(other, (tx) => tx.$executeRaw`UPDATE rest SET since = now()`)).rejects.toThrow(
    /permission denied/,
  );
  expectOk(await setRest(administrator, { rests: "false" }));
});

/** What somebody's statements see, of which nothing stays: others work beside. */
async function undone<Value>(actor: Parameters<typeof sightOf>[0], work: (tx: Tx) => Promise<Value>): Promise<Value> {
  const box: { seen?: Value } = {};
  const away = new Error("undone");
  await inTransaction(sightOf(actor), async (tx) => {
    box.seen = await work(tx);
    throw away;
  }).catch((error: unknown) => {
    if (error !== away) throw error;
  });
  return box.seen as Value;
}
