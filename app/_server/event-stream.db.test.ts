import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import {
  assignedRequest,
  completeOpinion,
  draftRequest,
  newPatient,
  newStaff,
  rows,
  submittedRequest,
  takeBack,
  tokenOf,
} from "../../config/command-scene.ts";
import { type Person, system } from "#lib/accounts/actor.ts";
import { disableAccount } from "#lib/accounts/disable-account.ts";
import { endSession } from "#lib/accounts/end-session.ts";
import { watchActor } from "#lib/accounts/session.ts";
import { saveAnswer } from "#lib/intake/save-answer.ts";
import { givePass } from "#lib/passes/give-pass.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { notePresence } from "#lib/presence/note-presence.ts";
import { saveOpinion } from "#lib/reading/save-opinion.ts";
import { ingestPack } from "#lib/studies/ingest-pack.ts";
import { sampleImage, samplePack, sendPack } from "#lib/studies/sample-pack.ts";
import { openEventStream, streamLimits } from "./event-stream.ts";

const readers: ReadableStreamDefaultReader<Uint8Array>[] = [];
afterEach(async () => {
  for (const reader of readers.splice(0)) await reader.cancel();
});

/** A browser that listens: what it was told, in order, and whether the stream is over. */
async function listener({ sessionId }: { sessionId: string }) {
  const token = await tokenOf(sessionId);
  const stream = openEventStream(sessionId, () => watchActor(token));
  if (!stream) throw new Error("there is no stream");
  const reader = stream.getReader();
  readers.push(reader);
  const ear = { text: "", over: false };
  void (async () => {
    for (let read = await reader.read(); !read.done; read = await reader.read())
      ear.text += new TextDecoder().decode(read.value);
    ear.over = true;
  })();
  await expect.poll(() => ear.text).toContain('"all":true'); // from now on everything is heard
  return ear;
}

const answer = ({ patient, requestId }: { patient: Person; requestId: string }) =>
  saveAnswer(patient, { requestId, slug: "warning-signs", given: { warningSigns: ["none"] } });

test("a patient hears of their own request and of nobody else's, nor do staff of one that was not sent", async () => {
  const [own, other] = [await draftRequest(), await draftRequest()];
  const mine = await listener(own.patient);
  const staff = await listener(await newStaff("coordinator"));
  const stranger = await listener(await newStaff("surgeon"));
  expectOk(await answer(other));
  expectOk(await answer(own));
  await expect.poll(() => mine.text).toContain(own.requestId);
  await sleep(500);
  for (const ear of [mine, staff, stranger]) expect(ear.text).not.toContain(other.requestId);
  expect(staff.text + stranger.text).not.toContain(own.requestId);
  expect(mine.text).not.toMatch(/warning|none|Sample/);
});

test("staff hear of what was sent, a surgeon of the case that is theirs, also that it is theirs no more", async () => {
  const sent = await submittedRequest();
  const staff = await listener(await newStaff("coordinator"));
  const case_ = await assignedRequest();
  const surgeon = await listener(case_.surgeon);
  const other = await listener(await newStaff("surgeon"));
  await sendPack(sent.patient, sent.requestId, await samplePack([sampleImage(1)]));
  await expect.poll(() => staff.text).toContain(sent.requestId);
  const heardBySurgeon = () => surgeon.text.split(case_.requestId).length - 1;
  expectOk(await saveOpinion(case_.surgeon, { requestId: case_.requestId, ...completeOpinion }));
  await expect.poll(heardBySurgeon).toBe(1);
  expectOk(await takeBack(case_));
  await expect.poll(() => staff.text).toContain(case_.requestId);
  await expect.poll(heardBySurgeon).toBe(2); // the list that it vanishes from is to be drawn anew
  expect(surgeon.text).not.toContain(sent.requestId);
  expect(other.text).not.toContain(case_.requestId);
});

test("staff hear within a moment that somebody looks at a request; patients and surgeons never do", async () => {
  const { requestId, patient, coordinator, surgeon } = await assignedRequest();
  const staff = await listener(await newStaff("coordinator"));
  const others = [await listener(patient), await listener(surgeon)];
  await sleep(300); // who listens is looked up at the start
  const came = Date.now();
  expectOk(await notePresence(coordinator, { requestId, tab: crypto.randomUUID(), here: true }));
  const looked = `event: looked\ndata: {"requests":["${requestId}"]}`;
  await expect.poll(() => staff.text, { interval: 20 }).toContain(looked);
  expect(Date.now() - came).toBeLessThan(2_000);
  await sleep(300);
  for (const ear of others) expect(ear.text).not.toContain("looked");
});

test("the check of a pack is heard within a moment of its end", async () => {
  const { patient, requestId } = await draftRequest();
  const packId = await sendPack(patient, requestId, await samplePack([sampleImage(1), sampleImage(2)]));
  const ear = await listener(patient);
  expectOk(await ingestPack(system, { packId }));
  const ended = Date.now();
  await expect.poll(() => ear.text, { interval: 20 }).toContain(requestId);
  expect(Date.now() - ended).toBeLessThan(1_000);
});

test("a stream ends with its session, says nothing after it, and is no sign of life", async () => {
  const draft = await draftRequest();
  const { patient } = draft;
  await rows((tx) =>
    tx.session.update({ where: { id: patient.sessionId }, data: { lastSeenAt: new Date(Date.now() - 20 * 60_000) } }),
  );
  const before = await rows((tx) => tx.session.findUniqueOrThrow({ where: { id: patient.sessionId } }));
  const ear = await listener(patient);
  expectOk(await answer(draft));
  await expect.poll(() => ear.text).toContain(draft.requestId);
  const after = await rows((tx) => tx.session.findUniqueOrThrow({ where: { id: patient.sessionId } }));
  expect(after.lastSeenAt).toEqual(before.lastSeenAt);
  const said = ear.text;
  expectOk(await endSession(patient, {}));
  await rows(async (tx) => {
    await tx.throttle.create({ data: { key: crypto.randomUUID(), points: 1, resetAt: new Date() } });
    await tx.$executeRaw`SELECT pg_notify('foramen_changes', ${draft.requestId})`;
  });
  await expect.poll(() => ear.over).toBe(true);
  expect(ear.text.slice(said.length)).toBe("event: over\ndata: {}\n\n");
});

test("a pass hears of its one request", async () => {
  const draft = await draftRequest();
  const other = await draftRequest(await newPatient());
  expectOk(await givePass(draft.patient, { requestId: draft.requestId }));
  const pass = await rows((tx) => tx.uploadPass.findFirstOrThrow({ where: { requestId: draft.requestId } }));
  const session = await rows((tx) =>
    tx.session.create({ data: { passId: pass.id, expiresAt: new Date(Date.now() + 60_000) } }),
  );
  const ear = await listener({ sessionId: session.id });
  expectOk(await answer(other));
  expectOk(await answer(draft));
  await expect.poll(() => ear.text).toContain(draft.requestId);
  expect(ear.text).not.toContain(other.requestId);
});

test("a session has so many streams and no more: the oldest gives way", async () => {
  const patient = await newPatient();
  const ears: { text: string; over: boolean }[] = [];
  for (let count = 0; count < streamLimits.session + 2; count++) ears.push(await listener(patient));
  await expect.poll(() => ears.map(({ over }) => over)).toEqual([true, true, false, false, false, false]);
});

test("the stream of somebody who is disabled ends within a second, and that of a colleague goes on", async () => {
  const [gone, stays] = [await newStaff("coordinator"), await newStaff("coordinator")];
  const [ended, other] = [await listener(gone), await listener(stays)];
  const administrator = await newStaff("administrator");
  expectOk(await disableAccount(administrator, { accountId: gone.accountId, reason: "left the clinic" }));
  await expect.poll(() => ended.over, { timeout: 1_000, interval: 20 }).toBe(true);
  expect(other.over).toBe(false);
});
