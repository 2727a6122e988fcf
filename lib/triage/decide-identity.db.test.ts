import { describe, expect, test } from "vitest";
import {
  assignedRequest,
  claimedRequest,
  codeOfResult,
  entries,
  finishedDraft,
  newPatient,
  newStaff,
  reviewedRequest,
  rows,
  takeBack,
} from "../../config/command-scene.ts";
import { type Actor, nobody } from "#lib/accounts/actor.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { openStudy } from "#lib/studies/open-study.ts";
import { assignSurgeon } from "./assign-surgeon.ts";
import { decideIdentity } from "./decide-identity.ts";
import { listQueue } from "./list-queue.ts";
import { viewRequest } from "./view-request.ts";

const studyOf = (requestId: string) => rows((tx) => tx.study.findFirstOrThrow({ where: { requestId } }));

/** A request whose only scan was judged to be another person's. */
async function mismatched<Scene extends { requestId: string }>(scene: Promise<Scene>) {
  const request = await scene;
  const { requestId } = request;
  await rows((tx) =>
    tx.study.updateMany({
      where: { requestId },
      data: { identity: "mismatch", identityReasons: ["birth date differs: 1 May 1970 in the scan"] },
    }),
  );
  return { ...request, studyId: (await studyOf(requestId)).id };
}

const reason = "Phoned: birth date mistyped";
const seen = async (actor: Actor, requestId: string) => expectOk(await openStudy(actor, { requestId })).studies.length;

describe("whose a scan is", () => {
  test("is decided by coordinators alone, and never of a draft", async () => {
    const { requestId, studyId, patient, surgeon } = await mismatched(assignedRequest());
    const decision = { requestId, studyId, decision: "theirs" as const, reason };
    const before = await studyOf(requestId);
    for (const actor of [patient, surgeon])
      expect(codeOfResult(await decideIdentity(actor, decision))).toBe("forbidden");
    for (const actor of [await newPatient(), await newStaff("surgeon"), await newStaff("administrator")])
      expect(codeOfResult(await decideIdentity(actor, decision))).toBe("not_found");
    expect(codeOfResult(await decideIdentity(nobody, decision))).toBe("signed_out");
    expect(await studyOf(requestId)).toEqual(before);
    expect(await entries({ requestId, act: "scan.decide-identity", outcome: "denied" })).toHaveLength(2);

    const draft = await mismatched(finishedDraft());
    const early = { requestId: draft.requestId, studyId: draft.studyId, decision: "theirs" as const, reason };
    expect(codeOfResult(await decideIdentity(await newStaff("coordinator"), early))).toBe("not_found");
  });

  test("needs a decision and a reason, and a scan of this request that was judged", async () => {
    const { requestId, studyId, coordinator } = await mismatched(claimedRequest());
    const other = await mismatched(claimedRequest());
    const decision = { requestId, studyId, decision: "theirs" as const, reason };
    for (const bad of [{ decision: "perhaps" }, { decision: "" }, { reason: " x " }, { reason: "x".repeat(501) }])
      expect(codeOfResult(await decideIdentity(coordinator, { ...decision, ...bad } as never))).toBe("invalid");
    expect(codeOfResult(await decideIdentity(coordinator, { ...decision, studyId: other.studyId }))).toBe("not_found");
    await rows((tx) => tx.study.update({ where: { id: studyId }, data: { identity: null } }));
    expect(codeOfResult(await decideIdentity(coordinator, decision))).toBe("not_found");
    expect([(await studyOf(requestId)).decision, (await studyOf(other.requestId)).decision]).toEqual([null, null]);
  });

  test("held back, no surgeon is given it; decided to be theirs, the surgeon opens it", async () => {
    const { requestId, studyId, coordinator } = await mismatched(claimedRequest());
    const surgeon = await newStaff("surgeon");
    const assign = () => assignSurgeon(coordinator, { requestId, surgeonId: surgeon.accountId });
    expect(expectOk(await viewRequest(coordinator, { requestId }))).toMatchObject({
      scanState: "mismatch",
      identityOpen: true,
      judged: { reasons: { [studyId]: ["birth date differs: 1 May 1970 in the scan"] } },
      scan: { studies: [{ heldBack: true, decision: null }] },
    });
    expect(codeOfResult(await assign())).toBe("conflict");
    expectOk(await decideIdentity(coordinator, { requestId, studyId, decision: "not_theirs", reason }));
    expect(codeOfResult(await assign())).toBe("conflict");
    expectOk(await decideIdentity(coordinator, { requestId, studyId, decision: "theirs", reason }));
    expectOk(await assign());
    expect(await seen(surgeon, requestId)).toBe(1);
    expectOk(await decideIdentity(coordinator, { requestId, studyId, decision: "not_theirs", reason }));
    expect([await seen(surgeon, requestId), await seen(coordinator, requestId)]).toEqual([0, 1]);
  });

  test("is shown with who, when and why, and each decision stands in the trail without the reason", async () => {
    const { requestId, studyId, coordinator } = await mismatched(claimedRequest());
    const before = new Date().toISOString();
    expectOk(await decideIdentity(coordinator, { requestId, studyId, decision: "not_theirs", reason }));
    expectOk(await decideIdentity(coordinator, { requestId, studyId, decision: "theirs", reason: " Clinic called " }));
    const { scan, scanState } = expectOk(await viewRequest(coordinator, { requestId }));
    expect(scanState).toBe("checked");
    expect(scan.studies[0]?.decision).toMatchObject({
      theirs: true,
      by: "Sample coordinator",
      reason: "Clinic called",
    });
    expect((scan.studies[0]?.decision?.at ?? "") >= before).toBe(true);
    const trail = await entries({ requestId, act: "scan.decide-identity", actorId: coordinator.accountId });
    expect(trail.map(({ outcome, detail }) => [outcome, detail])).toEqual([
      ["done", { studyId, decision: "not_theirs" }],
      ["done", { studyId, decision: "theirs" }],
    ]);
  });

  test("decided by two at once: both are recorded, and the one that stands is the last in the trail", async () => {
    const { requestId, studyId, coordinator } = await mismatched(claimedRequest());
    const other = await newStaff("coordinator");
    const results = await Promise.all([
      decideIdentity(coordinator, { requestId, studyId, decision: "theirs", reason }),
      decideIdentity(other, { requestId, studyId, decision: "not_theirs", reason }),
    ]);
    expect(results.map(codeOfResult)).toEqual(["ok", "ok"]);
    const trail = await entries({ requestId, act: "scan.decide-identity" });
    expect(trail).toHaveLength(2);
    const { decision, decidedById } = await studyOf(requestId);
    expect([decidedById, { studyId, decision }]).toEqual([trail.at(-1)?.actorId, trail.at(-1)?.detail]);
  });

  test("is not decided any more once the review is answered or taken back", async () => {
    const answered = await mismatched(reviewedRequest());
    const taken = await mismatched(assignedRequest());
    expectOk(await takeBack(taken));
    for (const { requestId, studyId, coordinator } of [answered, taken]) {
      const decision = { requestId, studyId, decision: "theirs" as const, reason };
      expect(codeOfResult(await decideIdentity(coordinator, decision))).toBe("conflict");
      expect(expectOk(await viewRequest(coordinator, { requestId })).identityOpen).toBe(false);
    }
  });

  test("is marked in the queue until it is decided", async () => {
    const { requestId, studyId, coordinator } = await mismatched(claimedRequest());
    const stateOf = async () =>
      expectOk(await listQueue(coordinator, { view: "mine" })).rows.find(({ id }) => id === requestId)?.scan;
    expect(await stateOf()).toBe("mismatch");
    expectOk(await decideIdentity(coordinator, { requestId, studyId, decision: "theirs", reason }));
    expect(await stateOf()).toBe("checked");
  });
});
