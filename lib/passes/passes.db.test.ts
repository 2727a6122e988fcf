import { describe, expect, test, vi } from "vitest";
import {
  actorNow,
  atOnce,
  checkedScan,
  codeOfResult,
  draftRequest,
  entries,
  newPatient,
  newStaff,
  rows,
  submittedRequest,
  takeBack,
} from "../../config/command-scene.ts";
import { type Actor, nobody, type Pass } from "#lib/accounts/actor.ts";
import { endSession } from "#lib/accounts/end-session.ts";
import { findActor, findBearer, redeemTicket } from "#lib/accounts/session.ts";
import { followRequest } from "#lib/intake/follow-request.ts";
import { listOwnRequests } from "#lib/intake/list-own-requests.ts";
import { saveAnswer } from "#lib/intake/save-answer.ts";
import { startRequest } from "#lib/intake/start-request.ts";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { withdrawRequest } from "#lib/intake/withdraw-request.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { hashed } from "#lib/platform/secrets.ts";
import type * as Storage from "#lib/platform/storage.ts";
import { listWorklist } from "#lib/reading/list-worklist.ts";
import { finishPacks } from "#lib/studies/finish-packs.ts";
import { followScan } from "#lib/studies/follow-scan.ts";
import { listKnownFiles } from "#lib/studies/list-known-files.ts";
import { openStudy } from "#lib/studies/open-study.ts";
import { putPack, sampleImage, samplePack } from "#lib/studies/sample-pack.ts";
import { signPacks } from "#lib/studies/sign-packs.ts";
import { signParts } from "#lib/studies/sign-parts.ts";
import { startParts } from "#lib/studies/start-parts.ts";
import { packTarget } from "#lib/upload/limits.ts";
import { listQueue } from "#lib/triage/list-queue.ts";
import { viewRequest } from "#lib/triage/view-request.ts";
import { givePass } from "./give-pass.ts";
import { listPasses } from "./list-passes.ts";
import { redeemPass, together } from "./redeem-pass.ts";
import { revokePass } from "./revoke-pass.ts";
import { viewPass } from "./view-pass.ts";

/** What somebody does while storage is asked whether a pack is there. */
const meanwhile = vi.hoisted(() => ({ act: (): Promise<unknown> => Promise.resolve() }));
vi.mock("#lib/platform/storage.ts", async (original) => {
  const real = await original<typeof Storage>();
  const storedSize: typeof real.storedSize = async (key) => {
    await meanwhile.act();
    return real.storedSize(key);
  };
  return { ...real, storedSize };
});

const address = () => `test ${crypto.randomUUID()}`;
const redeem = (code: string, more: { from?: string; reference?: string; by?: "browser" | "program" } = {}) =>
  redeemPass(nobody, { code, by: "program", from: address(), ...more });
const outcome = async (...given: Parameters<typeof redeem>) => expectOk(await redeem(...given)).status;

/** A code for a request, and the other computer once it was typed there. */
async function letIn(requestId: string, patient: Actor) {
  const { code, passId } = expectOk(await givePass(patient, { requestId }));
  const opened = expectOk(await redeem(code));
  if (opened.status !== "opened") throw new Error("the code did not work");
  const actor = () => findBearer(opened.token);
  const pass = (await actor()) as Pass;
  expect(pass).toMatchObject({ kind: "pass", passId, requestId });
  return { code, passId, pass, actor, token: opened.token };
}

const change = (passId: string, expiresAt: Date) =>
  rows((tx) => tx.uploadPass.update({ where: { id: passId }, data: { expiresAt } }));
const past = () => new Date(Date.now() - 1_000);

describe("a code", () => {
  test("has about fifty bits without look-alikes and is kept as a hash only", async () => {
    const { patient, requestId } = await draftRequest();
    const { code, passId } = expectOk(await givePass(patient, { requestId }));
    expect(code).toMatch(/^[2-9a-hjkmnp-z]{5}-[2-9a-hjkmnp-z]{5}$/);
    const row = await rows((tx) => tx.uploadPass.findUniqueOrThrow({ where: { id: passId } }));
    expect(JSON.stringify(row)).not.toContain(code.slice(0, 5));
    expect(row.expiresAt.getTime() - Date.now()).toBeGreaterThan(23.9 * 3_600_000);
    const trail = (await entries({ requestId })).map(({ detail }) => detail);
    expect(JSON.stringify(trail)).not.toContain(code.slice(0, 5));
  });

  test("is typed with any spaces, case and hyphens, and works once, also of ten at the same moment", async () => {
    const { patient, requestId } = await draftRequest();
    const { code } = expectOk(await givePass(patient, { requestId }));
    const typed = ` ${code.toUpperCase().replace("-", " – ")} `;
    const results = await Promise.all(Array.from({ length: 10 }, () => outcome(typed)));
    expect(results.filter((status) => status === "opened")).toHaveLength(1);
    expect(results.filter((status) => status === "wrong")).toHaveLength(9);
  });

  test("answers alike where it is unknown, used, expired, revoked, or its request takes no pictures any more", async () => {
    const request = await draftRequest();
    const { patient, requestId } = request;
    const give = async () => expectOk(await givePass(patient, { requestId }));
    const used = (await letIn(requestId, patient)).code;
    const [expired, revoked, late] = [await give(), await give(), await give()];
    await change(expired.passId, past());
    expectOk(await revokePass(patient, { requestId, passId: revoked.passId }));
    expectOk(await withdrawRequest(patient, { requestId }));
    for (const code of ["22222-22222", "x", used, expired.code, revoked.code, late.code])
      expect(expectOk(await redeem(code))).toEqual({ status: "wrong" });
    expect(codeOfResult(await redeem(" "))).toBe("invalid");
  });

  test("is not used up by a program that means another request", async () => {
    const { patient, requestId } = await draftRequest();
    const { code } = expectOk(await givePass(patient, { requestId }));
    const { reference } = await rows((tx) => tx.reviewRequest.findUniqueOrThrow({ where: { id: requestId } }));
    expect(await outcome(code, { reference: "F-2222-2222" })).toBe("wrong");
    expect(await outcome(code, { reference: reference.toLowerCase().replaceAll("-", "") })).toBe("opened");
  });

  test("cannot be guessed: after ten tries from one place even the right one waits, elsewhere it works", async () => {
    const { patient, requestId } = await draftRequest();
    const { code } = expectOk(await givePass(patient, { requestId }));
    const from = address();
    for (let tries = 0; tries < 10; tries++) expect(await outcome("22222-22222", { from })).toBe("wrong");
    expect(await outcome(code, { from })).toBe("later");
    expect(await outcome(code)).toBe("opened");
  });

  test("cannot be guessed from many places either: all tries together have a limit", async () => {
    const { patient, requestId } = await draftRequest();
    const { code } = expectOk(await givePass(patient, { requestId }));
    const key = hashed("pass");
    await rows((tx) => tx.throttle.update({ where: { key }, data: { points: together.tries } }));
    expect(await outcome(code)).toBe("later");
    await rows((tx) => tx.throttle.delete({ where: { key } }));
    expect(await outcome(code)).toBe("opened");
  });

  test("makes room for the next one when the computer where it was used has left", async () => {
    const { patient, requestId } = await draftRequest();
    for (let disc = 0; disc < 6; disc++) expectOk(await endSession((await letIn(requestId, patient)).pass, {}));
    expect(expectOk(await listPasses(patient, { requestId }))).toEqual([]);
  });

  test("is given by the patient of the request alone, while it takes pictures, and five at most", async () => {
    const { patient, requestId } = await draftRequest();
    const give = async (actor: Actor) => codeOfResult(await givePass(actor, { requestId }));
    expect(await give(await newPatient())).toBe("not_found");
    expect(await give(await newStaff("coordinator"))).toBe("not_found");
    expect(await give(nobody)).toBe("signed_out");
    const { pass } = await letIn(requestId, patient);
    expect(await give(pass)).toBe("forbidden");
    expect(await atOnce(8, () => givePass(patient, { requestId }))).toEqual({ ok: 4, too_many: 4 });
    expectOk(await withdrawRequest(patient, { requestId }));
    expect(await give(patient)).toBe("forbidden");
  });
});

describe("another computer", () => {
  test("sends the scan of its request and follows it in numbers only", async () => {
    const { patient, requestId } = await draftRequest();
    const { pass } = await letIn(requestId, patient);
    const packId = await putPack(pass, requestId, await samplePack([sampleImage(1)]));
    expect(expectOk(await finishPacks(pass, { requestId, packIds: [packId] })).stored).toEqual([packId]);
    expect(expectOk(await listKnownFiles(pass, { requestId })).sha256).toHaveLength(1);
    await checkedScan(requestId);
    await rows((tx) =>
      tx.study.updateMany({
        where: { requestId },
        data: { patientName: "DOE^JANE", patientBirthDate: "1961-04-27", description: "Spine of Jane Doe" },
      }),
    );
    for (const seen of [await followScan(pass, { requestId }), await viewPass(pass, {})]) {
      expect(codeOfResult(seen)).toBe("ok");
      expect(JSON.stringify(seen)).not.toMatch(/DOE|1961|Spine|patientName/);
      expect(JSON.stringify(seen)).toContain('"images":1');
    }
    expect(JSON.stringify(expectOk(await followScan(patient, { requestId })))).toContain("DOE^JANE");
  });

  test("gets addresses that end within two minutes, as they outlive a code that is revoked", async () => {
    const { patient, requestId } = await draftRequest();
    const { pass } = await letIn(requestId, patient);
    const { offer } = await samplePack([sampleImage(5)]);
    const size = 3 * packTarget;
    const entry = { name: "0001.dcm", sha256: "a".repeat(64), size: size - 200 };
    const part = { number: 1, sha256: offer.sha256 };
    const lives = async (actor: Actor) => {
      const { packs } = expectOk(await signPacks(actor, { requestId, packs: [offer] }));
      const { packId } = expectOk(await startParts(actor, { requestId, entry, size }));
      const { parts } = expectOk(await signParts(actor, { requestId, parts: [{ packId: packId ?? "", ...part }] }));
      for (const { url, seconds } of [...packs, ...parts])
        expect(new URL(url).searchParams.get("X-Amz-Expires")).toBe(String(seconds));
      return [...packs, ...parts].map(({ seconds }) => seconds);
    };
    expect(await lives(pass)).toEqual([120, 120]);
    expect(await lives(patient)).toEqual([900, 900]);
  });

  test("reaches nothing else of it, and nothing of any other request", async () => {
    const { patient, requestId } = await draftRequest();
    const other = await submittedRequest();
    const { pass } = await letIn(requestId, patient);
    const { offer } = await samplePack([sampleImage(2)]);
    const given = { requestId };
    const denied = {
      "its answers": followRequest(pass, given),
      "its pictures": openStudy(pass, given),
      answering: saveAnswer(pass, { ...given, slug: "person", given: { fullName: "Eve" } }),
      submitting: submitRequest(pass, given),
      "taking back": withdrawRequest(pass, given),
      "its codes": listPasses(pass, given),
      "more codes": givePass(pass, given),
      revoking: revokePass(pass, { ...given, passId: pass.passId }),
      "the staff's view": viewRequest(pass, given),
      "the queue": listQueue(pass, { view: "open" }),
      "the worklist": listWorklist(pass, {}),
      "a request of its own": startRequest(pass, {}),
      "the patient's list": listOwnRequests(pass, {}),
    };
    for (const [what, result] of Object.entries(denied))
      expect([what, codeOfResult(await result)]).toEqual([what, expect.stringMatching(/^(forbidden|not_found)$/)]);
    const foreign = { requestId: other.requestId };
    for (const result of [
      signPacks(pass, { ...foreign, packs: [offer] }),
      finishPacks(pass, { ...foreign, packIds: [crypto.randomUUID()] }),
      listKnownFiles(pass, foreign),
      followScan(pass, foreign),
      followRequest(pass, foreign),
    ])
      expect(codeOfResult(await result)).toBe("not_found");
  });

  test("is shut out the moment its code is revoked, and stands in the list until then", async () => {
    const { patient, requestId } = await draftRequest();
    const waiting = expectOk(await givePass(patient, { requestId }));
    const { passId, pass, actor } = await letIn(requestId, patient);
    expect(expectOk(await listPasses(patient, { requestId })).map(({ id, usedAt }) => [id, usedAt !== null])).toEqual([
      [passId, true],
      [waiting.passId, false],
    ]);
    expectOk(await revokePass(patient, { requestId, passId }));
    expect(await actor()).toEqual(nobody);
    expect(await actorNow(pass.sessionId)).toEqual(nobody);
    expect(expectOk(await listPasses(patient, { requestId }))).toHaveLength(1);
    expect(codeOfResult(await revokePass(patient, { requestId, passId }))).toBe("conflict");
    const other = await draftRequest();
    expect(codeOfResult(await revokePass(other.patient, { requestId: other.requestId, passId: waiting.passId }))).toBe(
      "conflict",
    );
    expect(await outcome(waiting.code)).toBe("opened");
  });

  test("gets nothing done that had begun when its code was revoked", async () => {
    const { patient, requestId } = await draftRequest();
    const { passId, pass } = await letIn(requestId, patient);
    const packId = await putPack(pass, requestId, await samplePack([sampleImage(3)]));
    meanwhile.act = () => revokePass(patient, { requestId, passId });
    const finished = await finishPacks(pass, { requestId, packIds: [packId] });
    meanwhile.act = () => Promise.resolve();
    expect(codeOfResult(finished)).toBe("not_found");
    expect(await rows((tx) => tx.pack.findUniqueOrThrow({ where: { id: packId } }))).toMatchObject({ state: "signed" });
    const { offer } = await samplePack([sampleImage(4)]);
    for (const result of [
      signPacks(pass, { requestId, packs: [offer] }),
      listKnownFiles(pass, { requestId }),
      followScan(pass, { requestId }),
      viewPass(pass, {}),
    ])
      expect(codeOfResult(await result)).toBe("not_found");
    const denied = await entries({ actorId: passId, outcome: "denied" });
    expect(denied.map(({ act }) => act).sort()).toEqual([
      "pass.view",
      "scan.finish-packs",
      "scan.follow",
      "scan.known-files",
      "scan.sign-packs",
    ]);
  });

  test("is shut out when its day is over, it leaves, the request is taken back, or its patient's account is closed", async () => {
    const begin = async () => {
      const request = await draftRequest();
      return { ...request, ...(await letIn(request.requestId, request.patient)) };
    };
    const late = await begin();
    await rows((tx) => tx.session.update({ where: { id: late.pass.sessionId }, data: { expiresAt: past() } }));
    const left = await begin();
    expectOk(await endSession(left.pass, {}));
    expect(expectOk(await listPasses(left.patient, { requestId: left.requestId }))).toEqual([]);
    const withdrawn = await begin();
    expectOk(await takeBack(withdrawn));
    const closed = await begin();
    await rows((tx) =>
      tx.account.update({ where: { id: closed.patient.accountId }, data: { disabledAt: new Date() } }),
    );
    for (const { actor } of [late, left, withdrawn, closed]) expect(await actor()).toEqual(nobody);
  });

  test("goes on through a submission, until the review begins", async () => {
    const { patient, requestId } = await submittedRequest();
    const { actor, pass } = await letIn(requestId, patient);
    expect(codeOfResult(await listKnownFiles(pass, { requestId }))).toBe("ok");
    const { accountId: surgeonId } = await newStaff("surgeon");
    await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { status: "assigned", surgeonId } }));
    expect(await actor()).toEqual(nobody);
    expect(codeOfResult(await listKnownFiles(pass, { requestId }))).toBe("forbidden");
  });

  test("stands in the trail with the id of its pass, whatever it does or is denied", async () => {
    const { patient, requestId } = await draftRequest();
    const { pass, passId } = await letIn(requestId, patient);
    expectOk(await listKnownFiles(pass, { requestId }));
    expect(codeOfResult(await openStudy(pass, { requestId }))).toBe("forbidden");
    expectOk(await endSession(pass, {}));
    const mine = await entries({ actorId: passId });
    expect(mine.map(({ act, outcome: how, role, requestId: of }) => [act, how, role, of])).toEqual([
      ["scan.known-files", "done", "pass", requestId],
      ["scan.open", "denied", "pass", requestId],
      ["sign-out", "done", "pass", requestId],
    ]);
    const [redeemed] = await entries({ act: "pass.redeem", requestId });
    expect(redeemed).toMatchObject({ role: "nobody", patientId: patient.accountId, detail: { passId, right: true } });
  });
});

describe("the keys of another computer", () => {
  test("a browser's is a ticket that its cookie replaces, a program's is no ticket", async () => {
    const { patient, requestId } = await draftRequest();
    const { code } = expectOk(await givePass(patient, { requestId }));
    const opened = expectOk(await redeem(code, { by: "browser" }));
    const ticket = opened.status === "opened" ? opened.token : "";
    expect(await findBearer(ticket)).toEqual(nobody);
    expect(await findActor((await redeemTicket(ticket))?.token ?? null)).toMatchObject({ kind: "pass", requestId });
    const { token } = await letIn(requestId, patient);
    expect(await redeemTicket(token)).toBeNull();
    expect(await rows((tx) => tx.session.count({ where: { bearerHash: token } }))).toBe(0);
    for (const made of ["", "x", patient.sessionId]) expect(await findBearer(made)).toEqual(nobody);
  });

  test("a session is one person's or one pass's, and no person has a token", async () => {
    const { patient, requestId } = await draftRequest();
    const { pass } = await letIn(requestId, patient);
    const breaks = (id: string, data: object) =>
      rows((tx) => tx.session.update({ where: { id }, data })).then(String, (error: unknown) => String(error));
    expect(await breaks(pass.sessionId, { accountId: patient.accountId })).toContain("session_of_one");
    expect(await breaks(pass.sessionId, { passId: null, bearerHash: null })).toContain("session_of_one");
    expect(await breaks(patient.sessionId, { bearerHash: "x" })).toContain("session_bearer");
  });
});
