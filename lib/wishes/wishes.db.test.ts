import { describe, expect, test } from "vitest";
import {
  askPatient,
  claimedRequest,
  codeOfResult,
  draftRequest,
  jobsOn,
  newPatient,
  newStaff,
  requestRow,
  reviewedRequest,
  rows,
  wholeList,
} from "../../config/command-scene.ts";
import type { Person } from "#lib/accounts/actor.ts";
import { listOwnWishes } from "#lib/intake/list-own-wishes.ts";
import { makeWish } from "#lib/intake/make-wish.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { decideWish } from "#lib/triage/decide-wish.ts";

const text = "My birth date is wrong.";

const asked = async (patient: Person, requestId: string, kind: "deletion" | "amendment") => {
  expectOk(await makeWish(patient, { requestId, kind, text }));
  return (await rows((tx) => tx.recordWish.findFirstOrThrow({ where: { requestId, kind, state: "open" } }))).id;
};

describe("asking for deletion or correction", () => {
  test("is the patient's own, of what was sent, and of one kind once at a time", async () => {
    const { patient, requestId, coordinator } = await claimedRequest();
    const of = (actor: Person) => makeWish(actor, { requestId, kind: "amendment", text });
    expect(codeOfResult(await of(await newPatient()))).toBe("not_found");
    expect(codeOfResult(await of(coordinator))).toBe("forbidden");
    const both = await Promise.all([of(patient), of(patient), of(patient)]);
    expect(both.map(codeOfResult).sort()).toEqual(["conflict", "conflict", "ok"]);
    expectOk(await makeWish(patient, { requestId, kind: "deletion", text }));
    const queue = await wholeList(coordinator, "open");
    expect(queue.find(({ id }) => id === requestId)?.task).toBe("wish");
    const draft = await draftRequest();
    const early = await makeWish(draft.patient, { requestId: draft.requestId, kind: "deletion", text });
    expect(codeOfResult(early)).toBe("forbidden");
    for (const bad of [
      { kind: "all", text },
      { kind: "deletion", text: " " },
    ])
      expect(codeOfResult(await makeWish(patient, { requestId, ...bad } as never))).toBe("invalid");
  });
});

describe("deciding", () => {
  test("is for staff, needs a reason, happens once, and is told to the patient without a name", async () => {
    const { patient, requestId, coordinator } = await claimedRequest();
    const wishId = await asked(patient, requestId, "amendment");
    const decide = (actor: Person, reason = "Corrected from your passport.") =>
      decideWish(actor, { requestId, wishId, decision: "granted", reason });
    expect(codeOfResult(await decide(patient))).toBe("forbidden");
    expect(codeOfResult(await decide(await newStaff("administrator")))).toBe("not_found");
    expect(codeOfResult(await decide(coordinator, " "))).toBe("invalid");
    expectOk(await decide(coordinator));
    expect(codeOfResult(await decide(coordinator))).toBe("conflict");
    const { wishes } = expectOk(await listOwnWishes(patient, { requestId }));
    expect(wishes).toMatchObject([{ state: "granted", reason: "Corrected from your passport.", decidedBy: null }]);
    expect(await jobsOn("send-notice", { requestId, notice: "wish_decided" })).toHaveLength(1);
    expect((await requestRow(requestId)).status).toBe("in_triage");
  });

  test("a deletion that is refused changes nothing", async () => {
    const { patient, requestId, coordinator } = await reviewedRequest();
    const wishId = await asked(patient, requestId, "deletion");
    const before = await requestRow(requestId);
    expectOk(
      await decideWish(coordinator, { requestId, wishId, decision: "refused", reason: "The law asks us to keep it." }),
    );
    expect(await requestRow(requestId)).toEqual(before);
  });

  test("one that is granted ends an open request and leaves consents and the trail", async () => {
    const request = await claimedRequest();
    const { patient, requestId, coordinator } = request;
    expectOk(await askPatient(request, "Which leg?"));
    const marked = { urgent: true, priorityReasons: ["fever with spine pain"] };
    await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: marked }));
    const wishId = await asked(patient, requestId, "deletion");
    expectOk(await decideWish(coordinator, { requestId, wishId, decision: "granted", reason: "As you asked." }));
    expect(await requestRow(requestId)).toMatchObject({
      status: "withdrawn",
      answers: {},
      urgent: false,
      priorityReasons: [],
      personName: null,
      birthDate: null,
    });
    const where = { where: { requestId } };
    const left = await rows(async (tx) => [
      await tx.pack.count(where),
      await tx.study.count(where),
      await tx.message.count(where),
      await tx.consent.count(where),
    ]);
    expect(left).toEqual([0, 0, 0, 2]); // the notice that was given, and the consent
    expect(await jobsOn("clear-storage", {})).not.toEqual([]);
  });

  test("one that would end a request whose signed answer waits for its call is not granted yet", async () => {
    const { patient, requestId, coordinator } = await reviewedRequest();
    await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { status: "signed" } }));
    const wishId = await asked(patient, requestId, "deletion");
    const decided = await decideWish(coordinator, { requestId, wishId, decision: "granted", reason: "As you asked." });
    expect(decided.ok ? "" : decided.refusal.message).toContain("waits for its call");
    expect((await requestRow(requestId)).answers).not.toEqual({});
  });

  test("of an answered request the signed opinion stays, with the name that says whose it is", async () => {
    const { patient, requestId, coordinator } = await reviewedRequest();
    const wishId = await asked(patient, requestId, "deletion");
    expectOk(await decideWish(coordinator, { requestId, wishId, decision: "granted", reason: "As you asked." }));
    expect(await requestRow(requestId)).toMatchObject({ status: "reviewed", answers: {}, personName: "Pat Sample" });
    expect(await rows((tx) => tx.opinion.count({ where: { requestId, signedAt: { not: null } } }))).toBe(1);
  });
});
