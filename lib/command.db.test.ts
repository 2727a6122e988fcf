import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { z } from "zod";
import { carry } from "#lib/platform/language.ts";
import {
  atOnce,
  codeOfResult,
  draftRequest,
  entries,
  finishedDraft,
  jobsOn,
  newPatient,
  newStaff,
  requestRow,
  rows,
  submittedRequest,
  trailOf,
} from "../config/command-scene.ts";
import { nobody, system } from "./accounts/actor.ts";
import { command } from "./command.ts";
import { followRequest } from "./intake/follow-request.ts";
import { listOwnRequests } from "./intake/list-own-requests.ts";
import { saveAnswer } from "./intake/save-answer.ts";
import { startRequest } from "./intake/start-request.ts";
import { submitRequest } from "./intake/submit-request.ts";
import { withdrawRequest } from "./intake/withdraw-request.ts";
import { hear } from "./platform/events.ts";
import { enqueue } from "./platform/jobs.ts";
import { Refusal } from "./platform/refusal.ts";
import { findRequest, lockRequest } from "./requests/repo.ts";
import { claimRequest } from "./triage/claim-request.ts";
import { viewRequest } from "./triage/view-request.ts";
import { queues } from "./worker.ts";

/** A command whose end each test chooses: it always changes the row and puts a job on a queue first. */
const probe = (end: () => void) =>
  command({
    name: "test.probe",
    input: z.object({ requestId: z.uuid() }),
    subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
    allow: () => true,
    async run({ tx, subject: request, trail }) {
      await tx.reviewRequest.update({ where: { id: request.id }, data: { personName: "Changed" } });
      await enqueue(tx, "send-notice", { notice: "submitted", requestId: request.id });
      trail.detail = { seen: true };
      end();
      return "done";
    },
  });

const noticesOf = (requestId: string) => jobsOn("send-notice", { requestId });

describe("one transaction", () => {
  test("what is done is kept: the row, the job and the entry in the trail", async () => {
    const { patient, requestId } = await draftRequest();
    expect(await probe(() => undefined)(patient, { requestId })).toEqual({ ok: true, value: "done" });
    expect((await requestRow(requestId)).personName).toBe("Changed");
    expect(await noticesOf(requestId)).toHaveLength(1);
    expect(await entries({ requestId, act: "test.probe" })).toMatchObject([
      {
        outcome: "done",
        role: "patient",
        actorId: patient.accountId,
        sessionId: patient.sessionId,
        patientId: patient.accountId,
        detail: { seen: true },
      },
    ]);
  });

  test("a refusal rolls everything back, and only the refusal is in the trail", async () => {
    const { patient, requestId } = await draftRequest();
    const refusing = probe(() => {
      throw new Refusal("conflict", "Not now");
    });
    expect(await refusing(patient, { requestId })).toEqual({
      ok: false,
      refusal: { code: "conflict", message: "Not now" },
    });
    expect((await requestRow(requestId)).personName).toBeNull();
    expect(await noticesOf(requestId)).toEqual([]);
    expect(await entries({ requestId, act: "test.probe" })).toMatchObject([
      { outcome: "refused", patientId: patient.accountId, detail: { seen: true, code: "conflict" } },
    ]);
  });

  test("a bug rolls everything back, leaves no entry and goes on up", async () => {
    const { patient, requestId } = await draftRequest();
    const broken = probe(() => {
      throw new TypeError("a bug");
    });
    await expect(broken(patient, { requestId })).rejects.toThrow("a bug");
    expect((await requestRow(requestId)).personName).toBeNull();
    expect(await noticesOf(requestId)).toEqual([]);
    expect(await entries({ requestId, act: "test.probe" })).toEqual([]);
  });

  test("what cannot be written into the trail does not happen", async () => {
    const { patient, requestId } = await draftRequest();
    const unwritable = command({
      name: "test.\0", // PostgreSQL keeps no such text
      input: z.object({}),
      subject: (tx, actor) => findRequest(tx, actor, requestId),
      allow: () => true,
      run: ({ tx }) => tx.reviewRequest.update({ where: { id: requestId }, data: { personName: "Changed" } }),
    });
    await expect(unwritable(patient, {})).rejects.toThrow();
    expect((await requestRow(requestId)).personName).toBeNull();
  });

  test("a unique value that somebody else took a moment earlier is a conflict, not a bug", async () => {
    const { requestId } = await draftRequest();
    const { reference } = await requestRow(requestId);
    const twin = command({
      name: "test.twin",
      input: z.object({}),
      subject: async () => ({}),
      allow: () => true,
      run: ({ tx, actor }) =>
        tx.reviewRequest.create({ data: { patientId: actor.kind === "person" ? actor.accountId : "", reference } }),
    });
    expect(codeOfResult(await twin(await newPatient(), {}))).toBe("conflict");
  });
});

describe("permission", () => {
  test("what somebody may not see does not exist for them, and the attempt is in the trail without a name", async () => {
    const { requestId } = await draftRequest();
    const stranger = await newPatient();
    const refused = await withdrawRequest(stranger, { requestId });
    expect(refused).toMatchObject({ ok: false, refusal: { code: "not_found" } });
    const [entry] = await entries({ actorId: stranger.accountId, act: "request.withdraw" });
    expect(entry).toMatchObject({ outcome: "denied", requestId: null, patientId: null });
    expect(entry?.detail).toEqual({ code: "not_found", asked: requestId });
    expect((await requestRow(requestId)).status).toBe("draft");
  });

  test("a request that never was and one of somebody else are answered alike", async () => {
    const { requestId } = await draftRequest();
    const stranger = await newPatient();
    expect(await followRequest(stranger, { requestId })).toEqual(
      await followRequest(stranger, { requestId: randomUUID() }),
    );
  });

  test("what somebody sees but may not do is forbidden, and the trail names the request", async () => {
    const { patient, requestId } = await submittedRequest();
    const refused = await saveAnswer(patient, { requestId, slug: "person", given: { fullName: "Other" } });
    expect(codeOfResult(refused)).toBe("forbidden");
    const [entry] = await entries({ requestId, outcome: "denied" });
    expect(entry).toMatchObject({ act: "request.answer", actorId: patient.accountId, detail: { code: "forbidden" } });
  });

  test("who is not signed in is asked to sign in", async () => {
    const { requestId } = await draftRequest();
    expect(await followRequest(nobody, { requestId })).toEqual({
      ok: false,
      refusal: {
        code: "signed_out",
        message: carry({ en: "Your session has ended. Sign in again.", es: "Su sesión terminó. Vuelva a entrar." }),
      },
    });
  });
});

describe("input", () => {
  const nested = command({
    name: "test.fields",
    input: z.object({
      name: z
        .string({ error: "Enter a name" })
        .min(2, "Two letters at least")
        .regex(/^[A-Z]/, "Begin with a capital"),
      weeks: z.object({ medicine: z.number({ error: "Enter a number" }) }),
    }),
    subject: async () => ({}),
    allow: () => true,
    run: async () => "done",
  });

  test("what does not fit is named field by field, the first trouble of each, and nothing is recorded", async () => {
    const patient = await newPatient();
    const given = { name: "x", weeks: { medicine: "six" as unknown as number } };
    expect(await nested(patient, given)).toEqual({
      ok: false,
      refusal: {
        code: "invalid",
        message: carry({ en: "Some answers need another look", es: "Revise otra vez algunas respuestas" }),
        fields: { name: "Two letters at least", "weeks.medicine": "Enter a number" },
      },
    });
    expect(await entries({ actorId: patient.accountId, act: "test.fields" })).toEqual([]);
  });

  test.each([null, undefined, "text", 7, [], { requestId: "1 OR 1=1" }, { requestId: { not: null } }])(
    "input of another shape is refused, never a bug: %j",
    async (given) => {
      expect(codeOfResult(await withdrawRequest(nobody, given as never))).toBe("invalid");
    },
  );
});

describe("views", () => {
  test("a view refreshed again and again is one entry", async () => {
    const { patient, requestId } = await draftRequest();
    for (let looks = 0; looks < 3; looks++)
      expect(codeOfResult(await followRequest(patient, { requestId }))).toBe("ok");
    expect((await trailOf(requestId)).filter((act) => act.startsWith("request.follow"))).toEqual([
      "request.follow done",
    ]);
  });

  test("another request, another session, another person and another kind of view are entries of their own", async () => {
    const { patient, requestId } = await submittedRequest();
    const other = await draftRequest(patient);
    const coordinator = await newStaff("coordinator");
    for (const id of [requestId, other.requestId, requestId]) await followRequest(patient, { requestId: id });
    await followRequest({ ...patient, sessionId: randomUUID() }, { requestId });
    await viewRequest(coordinator, { requestId });
    await listOwnRequests(patient, {});
    expect(await entries({ requestId, act: "request.follow" })).toHaveLength(2);
    expect(await entries({ requestId: other.requestId, act: "request.follow" })).toHaveLength(1);
    expect(await entries({ requestId, act: "request.view" })).toHaveLength(1);
    expect(await entries({ actorId: patient.accountId, act: "request.list-own" })).toHaveLength(1);
  });

  test("after ten minutes a look is a new look", async () => {
    const { patient, requestId } = await draftRequest();
    const past = new Date(Date.now() - 11 * 60_000);
    const { accountId: actorId, sessionId } = patient;
    await rows((tx) =>
      tx.auditEntry.create({
        data: { at: past, act: "request.follow", outcome: "done", actorId, sessionId, role: "patient", requestId },
      }),
    );
    await followRequest(patient, { requestId });
    expect(await entries({ requestId, act: "request.follow" })).toHaveLength(2);
  });

  test("a look that was denied does not hide the next one", async () => {
    const { patient, requestId } = await draftRequest();
    const stranger = await newPatient();
    for (let looks = 0; looks < 2; looks++) await followRequest(stranger, { requestId });
    expect(await entries({ actorId: stranger.accountId, act: "request.follow", outcome: "denied" })).toHaveLength(2);
    await followRequest(patient, { requestId });
    expect(await entries({ requestId, act: "request.follow", outcome: "done" })).toHaveLength(1);
  });
});

describe("many at once", () => {
  test.each([2, 50])(
    "of %i coordinators who claim at once exactly one has it, the others are told kindly",
    async (times) => {
      const { requestId } = await submittedRequest();
      const coordinators = await Promise.all(
        Array.from({ length: Math.min(times, 10) }, () => newStaff("coordinator")),
      );
      const claims: string[] = [];
      const counts = await atOnce(times, async (index) => {
        const result = await claimRequest(coordinators[index % coordinators.length] ?? nobody, { requestId });
        if (!result.ok) claims.push(result.refusal.message);
        return result;
      });
      expect(counts).toEqual({ ok: 1, conflict: times - 1 });
      for (const words of claims)
        expect(words).toMatch(
          /^(Somebody else has just changed|The request has moved on|(Sample coordinator has|You have) it)/,
        );
      const { status, ownerId } = await requestRow(requestId);
      expect(status).toBe("in_triage");
      const done = await entries({ requestId, act: "request.claim", outcome: "done" });
      expect(done.map(({ actorId }) => actorId)).toEqual([ownerId]);
      expect(await entries({ requestId, act: "request.claim", outcome: "refused" })).toHaveLength(times - 1);
    },
  );

  test("a claim and a withdrawal at once: one of them holds, and the row agrees with the trail", async () => {
    const { patient, requestId } = await submittedRequest();
    const coordinator = await newStaff("coordinator");
    const [claimed, withdrawn] = await Promise.all([
      claimRequest(coordinator, { requestId }),
      withdrawRequest(patient, { requestId }),
    ]);
    const { status } = await requestRow(requestId);
    // Withdrawing is possible after the claim as well, so that both may hold one after the other.
    expect(status).toBe(withdrawn.ok ? "withdrawn" : "in_triage");
    expect(claimed.ok || withdrawn.ok).toBe(true);
  });

  test("fifty presses of the same button send one request and one mail", async () => {
    const { patient, requestId } = await finishedDraft();
    expect(await atOnce(50, () => submitRequest(patient, { requestId }))).toEqual({ ok: 50 });
    expect(await noticesOf(requestId)).toEqual([{ notice: "submitted", requestId }]);
    expect(await requestRow(requestId)).toMatchObject({ status: "submitted", version: 9 });
  });

  test("fifty starts at once make one draft", async () => {
    const patient = await newPatient();
    const ids = new Set<string>();
    const counts = await atOnce(50, async () => {
      const result = await startRequest(patient, {});
      if (result.ok) ids.add(result.value.requestId);
      return result;
    });
    expect(counts).toEqual({ ok: 50 });
    expect(ids.size).toBe(1);
    expect(await rows((tx) => tx.reviewRequest.count({ where: { patientId: patient.accountId } }))).toBe(1);
  });

  test("two that wait for each other's rows: one is done, the other is told, and it is no bug", async () => {
    const [one, other] = [await draftRequest(), await draftRequest()];
    const both = command({
      name: "test.both",
      input: z.object({ requestIds: z.array(z.uuid()) }),
      subject: async () => ({}),
      allow: () => true,
      async run({ tx, input: { requestIds } }) {
        for (const requestId of requestIds) {
          await lockRequest(tx, requestId);
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
        return "done";
      },
    });
    const ids = [one.requestId, other.requestId];
    const results = await Promise.all([
      both(system, { requestIds: ids }),
      both(system, { requestIds: ids.toReversed() }),
    ]);
    expect(results.map(codeOfResult).sort()).toEqual(["conflict", "ok"]);
  });

  test("two tabs that save different answers at once lose neither", async () => {
    const { patient, requestId } = await finishedDraft();
    const given = [
      ["person", { fullName: "Pat New", birthDate: { month: "4", day: "27", year: "1961" } }],
      ["since", { duration: "over_a_year", course: "same", painNow: "0" }],
      ["where", { areas: { hip_left: ["pain"] } }],
      ["consent", { consentName: "Pat New" }],
    ] as const;
    const counts = await atOnce(given.length, (index) => {
      const [slug, answer] = given[index] ?? given[0];
      return saveAnswer(patient, { requestId, slug, given: answer });
    });
    expect(counts).toEqual({ ok: 4 });
    expect((await requestRow(requestId)).answers).toMatchObject({
      fullName: "Pat New",
      duration: "over_a_year",
      areas: { hip_left: ["pain"] },
      regions: ["hips"],
      consentName: "Pat New",
    });
  });
});

describe("jobs", () => {
  test("a job on a queue that does not exist is a bug that is heard, not a job that is lost", async () => {
    await expect(rows((tx) => enqueue(tx, "no-such-queue", {}))).rejects.toThrow(/no-such-queue/);
  });

  test("every queue that work is put on has somebody who works on it", async () => {
    const { readdir, readFile } = await import("node:fs/promises");
    const files = (await readdir(import.meta.dirname, { recursive: true })).filter((file) =>
      /(?<!\.test)\.ts$/.test(file),
    );
    const named = new Set<string>();
    for (const file of files)
      for (const [, queue] of (await readFile(`${import.meta.dirname}/${file}`, "utf8")).matchAll(
        /\benqueue\(\s*tx,\s*"([^"]+)"/g,
      ))
        named.add(queue ?? "");
    expect(named.size).toBeGreaterThan(1);
    expect(queues.map(({ name }) => name)).toEqual(expect.arrayContaining([...named]));
  });

  test("the portal's own jobs are in the trail under its own name", async () => {
    const { requestId } = await draftRequest();
    await probe(() => undefined)(system, { requestId });
    expect(await entries({ requestId, act: "test.probe" })).toMatchObject([
      { role: "system", actorId: null, sessionId: null },
    ]);
  });
});

test("who watches hears of every act that changed a request, as its id alone, and of no look at it", async () => {
  const { patient, requestId } = await draftRequest();
  const heard: (string | null)[] = [];
  const stop = hear((topic) => heard.push(topic));
  await expect.poll(() => heard).toContain(null); // it listens
  expect((await followRequest(patient, { requestId })).ok).toBe(true);
  await sleep(200);
  expect(heard).not.toContain(requestId);
  expect((await probe(() => undefined)(patient, { requestId })).ok).toBe(true);
  await expect.poll(() => heard).toContain(requestId);
  stop();
});
