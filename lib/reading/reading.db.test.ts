import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import {
  askPatient,
  assignedRequest,
  checkedScan,
  codeOfResult,
  completeOpinion,
  entries,
  jobsOn,
  newPatient,
  newStaff,
  packRow,
  requestRow,
  reviewedRequest,
  rows,
  submittedRequest,
  takeBack,
  trailOf,
} from "../../config/command-scene.ts";
import { type Actor, nobody } from "#lib/accounts/actor.ts";
import { canonical, CompleteOpinion } from "#lib/opinions/content.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { listWorklist } from "./list-worklist.ts";
import { openCase } from "./open-case.ts";
import { saveOpinion } from "./save-opinion.ts";
import { signOpinion } from "./sign-opinion.ts";

/** As if the preview of a series had been drawn. */
const drawn = (id: string, readable = true) =>
  rows((tx) =>
    tx.series.update({
      where: { id },
      data: { previewKey: `previews/${crypto.randomUUID()}.webp`, facts: { readable, stacks: [] } },
    }),
  );

/** Its columns; the rest lies together in one. */
const asKept = {
  outcome: completeOpinion.outcome,
  findings: completeOpinion.findings,
  patientMessage: completeOpinion.patientMessage,
};

const opinionRow = (requestId: string) => rows((tx) => tx.opinion.findUnique({ where: { requestId } }));

describe("who may not", () => {
  test("read, write or sign: everybody but the surgeon it was assigned to", async () => {
    const { requestId, patient, coordinator } = await assignedRequest();
    const verbs = [
      (actor: Actor) => openCase(actor, { requestId }),
      (actor: Actor) => saveOpinion(actor, { requestId, ...completeOpinion }),
      (actor: Actor) => signOpinion(actor, { requestId, ...completeOpinion }),
    ];
    for (const verb of verbs) {
      expect(codeOfResult(await verb(patient))).toBe("forbidden");
      expect(codeOfResult(await verb(coordinator))).toBe("forbidden");
      for (const stranger of [await newPatient(), await newStaff("surgeon"), await newStaff("administrator")])
        expect(codeOfResult(await verb(stranger))).toBe("not_found");
      expect(codeOfResult(await verb(nobody))).toBe("signed_out");
    }
    expect(await opinionRow(requestId)).toBeNull();
    expect(await entries({ requestId, outcome: "denied" })).toHaveLength(6);
  });

  test("has a list of cases: everybody but surgeons", async () => {
    for (const actor of [await newPatient(), await newStaff("coordinator"), await newStaff("administrator")])
      expect(codeOfResult(await listWorklist(actor, {}))).toBe("forbidden");
    expect(codeOfResult(await listWorklist(nobody, {}))).toBe("signed_out");
  });
});

describe("the list of cases", () => {
  test("holds what is assigned to this surgeon and nothing else", async () => {
    const { requestId, surgeon } = await assignedRequest();
    await assignedRequest();
    await submittedRequest();
    expect(expectOk(await listWorklist(surgeon, {})).map(({ id }) => id)).toEqual([requestId]);
  });

  test("shows nothing of a scan that is held back but that there is one, in the list and in the case", async () => {
    const { requestId, surgeon, coordinator } = await assignedRequest();
    const main = await rows((tx) => tx.series.findFirstOrThrow({ where: { study: { requestId } } }));
    await drawn(main.id);
    await checkedScan(requestId);
    const other = { requestId, id: { not: main.studyId } };
    await drawn((await rows((tx) => tx.series.findFirstOrThrow({ where: { study: other } }))).id);
    await rows((tx) => tx.study.updateMany({ where: other, data: { identity: "mismatch" } }));
    const [row] = expectOk(await listWorklist(surgeon, {}));
    expect(row).toMatchObject({ scan: "checked", images: 1, heldBack: 1, main: main.id });
    expect(expectOk(await openCase(surgeon, { requestId }))).toMatchObject({ heldBack: 1, main: main.id });
    await rows((tx) => tx.study.updateMany({ where: { requestId }, data: { identity: "mismatch" } }));
    expect(expectOk(await listWorklist(surgeon, {}))[0]).toMatchObject({ images: 0, heldBack: 2, main: null });
    const decided = { decidedById: coordinator.accountId, decidedAt: new Date(), decisionReason: "Phoned" };
    await rows((tx) => tx.study.updateMany({ where: { requestId }, data: { decision: "theirs", ...decided } }));
    expect(expectOk(await listWorklist(surgeon, {}))[0]).toMatchObject({ images: 2, heldBack: 0 });
  });

  test("shows the picture of a series to be read before that of a localizer", async () => {
    const { requestId, surgeon } = await assignedRequest();
    const { studyId, id } = await rows((tx) => tx.series.findFirstOrThrow({ where: { study: { requestId } } }));
    await drawn(id, true);
    const localizer = { studyId, seriesInstanceUid: "2.25.1", modality: "MR", number: 1 };
    await drawn((await rows((tx) => tx.series.create({ data: localizer }))).id, false);
    expect(expectOk(await listWorklist(surgeon, {}))[0]?.main).toBe(id);
  });

  test("always shows those to read, and of those answered the latest, however many there are", async () => {
    const { requestId, surgeon } = await assignedRequest();
    const { accountId: patientId } = await newPatient();
    const day = 86_400_000;
    await rows((tx) =>
      tx.reviewRequest.createMany({
        data: Array.from({ length: 230 }, (_, age) => ({
          patientId,
          surgeonId: surgeon.accountId,
          reference: `F-TEST-${requestId.slice(-6)}${age}`,
          status: "reviewed" as const,
          urgent: true,
          submittedAt: new Date(Date.now() - age * day),
          answeredAt: new Date(Date.now() - age * day),
        })),
      }),
    );
    const list = expectOk(await listWorklist(surgeon, {}));
    expect(list[0]?.id).toBe(requestId);
    expect(list).toHaveLength(101);
    expect(list.slice(1).map(({ reference }) => reference)).toEqual(
      Array.from({ length: 100 }, (_, age) => `F-TEST-${requestId.slice(-6)}${age}`),
    );
  });
});

describe("an opinion", () => {
  test("is kept as far as it is written, and seen by nobody else", async () => {
    const { requestId, surgeon } = await assignedRequest();
    expectOk(await saveOpinion(surgeon, { requestId, outcome: "", findings: " L4/L5\r\n\u0000 " }));
    expect(expectOk(await openCase(surgeon, { requestId })).opinion).toMatchObject({
      draft: { outcome: null, findings: "L4/L5", patientMessage: "", levels: {}, adequacy: null },
      signed: null,
    });
    const levels = { "L4/5": { disc: "extrusion", side: "left" }, "L5/S1": {} } as const;
    expectOk(await saveOpinion(surgeon, { requestId, levels, outside: ["mass"] }));
    const { draft } = expectOk(await openCase(surgeon, { requestId })).opinion;
    expect(draft).toMatchObject({ outside: ["mass"], findings: "" });
    expect(draft.levels).toEqual({ "L4/5": { disc: "extrusion", side: "left" } }); // untouched is not commented on
    for (const bad of [
      ...[{ outcome: "cured" }, { findings: "x".repeat(20_001) }, { patientMessage: 7 }],
      ...[{ levels: { "L6/7": { disc: "bulge" } } }, { levels: { "L4/5": { central: "bad" } } }, { needed: ["pony"] }],
    ])
      expect(codeOfResult(await saveOpinion(surgeon, { requestId, ...bad } as never))).toBe("invalid");
  });

  test("is signed with name, time and the hash of what was signed, and told by a mail that says nothing of it", async () => {
    const { requestId, surgeon } = await assignedRequest();
    expect(expectOk(await openCase(surgeon, { requestId })).signAs).toBe("Sample surgeon, MD");
    expectOk(await signOpinion(surgeon, { requestId, ...completeOpinion }));
    const signed = await opinionRow(requestId);
    const signedAt = signed?.signedAt?.toISOString() ?? "";
    const by = { signature: "Sample surgeon, MD", license: "NY" };
    const content = { requestId, ...CompleteOpinion.parse(completeOpinion), ...by, signedAt };
    const { adequacy, ...words } = completeOpinion;
    expect(signed).toMatchObject({ ...words, reading: { adequacy }, surgeonId: surgeon.accountId, ...by });
    expect(signed?.contentHash).toBe(createHash("sha256").update(canonical(content)).digest("hex"));
    expect(await requestRow(requestId)).toMatchObject({ status: "reviewed", answeredAt: signed?.signedAt });
    expect(await jobsOn("send-notice", { requestId, notice: "decided" })).toEqual([{ notice: "decided", requestId }]);
    expect((await trailOf(requestId)).at(-1)).toBe("opinion.sign done");
  });

  test.each([
    ...[{ outcome: "" }, { outcome: "cured" }, { patientMessage: "\n" }, { adequacy: "" }, { adequacy: "limited" }],
    ...[{ outside: ["other"] }, { patientMessage: "You need a microdiscectomy." }],
  ])("is not signed with %j", async (bad) => {
    const given = { requestId: crypto.randomUUID(), ...completeOpinion, ...bad };
    expect(codeOfResult(await signOpinion(nobody, given as never))).toBe("invalid");
  });

  test("is signed once of ten at once, and stays as it was signed", async () => {
    const { requestId, surgeon } = await assignedRequest();
    const results = await Promise.all(
      Array.from({ length: 10 }, (_, turn) =>
        signOpinion(surgeon, { requestId, ...completeOpinion, findings: `Version ${turn}` }),
      ),
    );
    expect(results.map(codeOfResult).filter((code) => code === "ok")).toHaveLength(1);
    expect(results.map(codeOfResult).filter((code) => code === "conflict")).toHaveLength(9);
    expect(await jobsOn("send-notice", { requestId, notice: "decided" })).toHaveLength(1);
    const before = await opinionRow(requestId);
    expect(codeOfResult(await saveOpinion(surgeon, { requestId, ...completeOpinion }))).toBe("conflict");
    expect(codeOfResult(await signOpinion(surgeon, { requestId, ...completeOpinion }))).toBe("conflict");
    expect(await opinionRow(requestId)).toEqual(before);
  });

  test("that is being saved while it is signed is saved before or told after, never a bug", async () => {
    const { requestId, surgeon } = await assignedRequest();
    const saves = () =>
      Array.from({ length: 4 }, (_, turn) =>
        saveOpinion(surgeon, { requestId, outcome: null, findings: `Half ${turn}` }),
      );
    const results = await Promise.all([
      ...saves(),
      signOpinion(surgeon, { requestId, ...completeOpinion }),
      ...saves(),
      ...saves(),
    ]);
    expect(new Set(results.map(codeOfResult))).toEqual(new Set(["ok", "conflict"]));
    expect(await opinionRow(requestId)).toMatchObject({ ...asKept, signature: "Sample surgeon, MD" });
  });

  test("is not signed without a license for the patient's state, also where it was lost after assigning", async () => {
    const { requestId, surgeon } = await assignedRequest();
    const { accountId } = surgeon;
    await rows((tx) => tx.license.updateMany({ where: { accountId }, data: { expiresOn: new Date("2026-01-31") } }));
    expect(codeOfResult(await signOpinion(surgeon, { requestId, ...completeOpinion }))).toBe("conflict");
    expect(await requestRow(requestId)).toMatchObject({ status: "assigned" });
    expect(await opinionRow(requestId)).toBeNull();
  });

  test("is not signed while files are being checked", async () => {
    const { requestId, surgeon } = await assignedRequest();
    const { id } = await packRow(requestId, "stored");
    expect(codeOfResult(await signOpinion(surgeon, { requestId, ...completeOpinion }))).toBe("conflict");
    await rows((tx) => tx.pack.update({ where: { id }, data: { state: "checked" } }));
    await checkedScan(requestId);
    expectOk(await signOpinion(surgeon, { requestId, ...completeOpinion }));
  });

  test("is neither written nor signed of a case that waits for the patient, or that was taken back", async () => {
    const waiting = await assignedRequest();
    expectOk(await askPatient(waiting, "Which?"));
    const taken = await assignedRequest();
    expectOk(await takeBack(taken));
    for (const [{ requestId, surgeon }, code] of [
      [waiting, "conflict"],
      [taken, "not_found"],
    ] as const) {
      expect(codeOfResult(await saveOpinion(surgeon, { requestId, ...completeOpinion }))).toBe(code);
      expect(codeOfResult(await signOpinion(surgeon, { requestId, ...completeOpinion }))).toBe(code);
    }
  });

  test("signing and taking back at once: one of them holds", async () => {
    const request = await assignedRequest();
    const { requestId, surgeon } = request;
    const [signed, withdrawn] = await Promise.all([
      signOpinion(surgeon, { requestId, ...completeOpinion }),
      takeBack(request),
    ]);
    expect([signed.ok, withdrawn.ok].sort()).toEqual([false, true]);
    expect((await requestRow(requestId)).status).toBe(signed.ok ? "reviewed" : "withdrawn");
    expect(await opinionRow(requestId)).toEqual(signed.ok ? expect.objectContaining(asKept) : null);
  });

  test("that is signed is still read by its surgeon", async () => {
    const { requestId, surgeon } = await reviewedRequest();
    expect(expectOk(await openCase(surgeon, { requestId })).opinion.signed?.signedAt).toBeTruthy();
  });
});
