import { expect, test } from "vitest";
import {
  assignedRequest,
  codeOfResult,
  completeOpinion,
  jobsOn,
  newStaff,
  requestRow,
  rows,
  trailOf,
  wholeList,
} from "../../config/command-scene.ts";
import { nobody, system } from "#lib/accounts/actor.ts";
import { followRequest } from "#lib/intake/follow-request.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { listWorklist } from "#lib/reading/list-worklist.ts";
import { signOpinion } from "#lib/reading/sign-opinion.ts";
import { publishOpinion } from "./publish-opinion.ts";

/** A signed request of somebody who wants to be phoned first. */
async function waitingForCall(outcome: "conservative_care" | "emergency" = "conservative_care") {
  const request = await assignedRequest();
  const { requestId, surgeon } = request;
  const { answers } = await requestRow(requestId);
  await rows((tx) =>
    tx.reviewRequest.update({
      where: { id: requestId },
      data: { answers: { ...(answers as object), phoneFirst: "yes" } },
    }),
  );
  expectOk(await signOpinion(surgeon, { requestId, ...completeOpinion, outcome }));
  return request;
}

test("who is phoned first reads nothing of the answer before, and is told that it is ready and by when it shows", async () => {
  const { patient, requestId, coordinator, surgeon } = await waitingForCall();
  expect((await requestRow(requestId)).status).toBe("signed");
  const seen = expectOk(await followRequest(patient, { requestId }));
  expect(seen.opinion).toBeNull();
  expect(seen.callDay?.en).toMatch(/^\w+day, /);
  expect(JSON.stringify(seen)).not.toContain(completeOpinion.patientMessage);
  expect(await jobsOn("send-notice", { requestId, notice: "decided" })).toEqual([]);
  const queue = await wholeList(coordinator, "open");
  expect(queue.find(({ id }) => id === requestId)?.task).toBe("call");
  expect(expectOk(await listWorklist(surgeon, {}))[0]?.answeredAt).not.toBeNull();
});

test("staff who phoned show it, once; nobody else can", async () => {
  const { patient, requestId, coordinator, surgeon } = await waitingForCall();
  for (const actor of [patient, surgeon])
    expect(codeOfResult(await publishOpinion(actor, { requestId }))).toBe("forbidden");
  expect(codeOfResult(await publishOpinion(await newStaff("administrator"), { requestId }))).toBe("not_found");
  expect(codeOfResult(await publishOpinion(nobody, { requestId }))).toBe("signed_out");
  expectOk(await publishOpinion(coordinator, { requestId }));
  expect(codeOfResult(await publishOpinion(coordinator, { requestId }))).toBe("conflict");
  expect(await requestRow(requestId)).toMatchObject({ status: "reviewed", callBy: null, waitingFrom: null });
  expect(expectOk(await followRequest(patient, { requestId })).opinion?.outcome).toBe("conservative_care");
  expect(await jobsOn("send-notice", { requestId, notice: "decided" })).toHaveLength(1);
  expect(await trailOf(requestId)).toContain("opinion.publish done");
});

test("after one working day it shows by itself, and not before", async () => {
  const { requestId } = await waitingForCall();
  expect(await jobsOn("publish-opinion", { requestId })).toHaveLength(1);
  expect(codeOfResult(await publishOpinion(system, { requestId }))).toBe("conflict");
  await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { callBy: new Date(Date.now() - 1) } }));
  expectOk(await publishOpinion(system, { requestId }));
  expectOk(await publishOpinion(system, { requestId })); // the job that comes twice changes nothing
  expect((await requestRow(requestId)).status).toBe("reviewed");
  expect(await jobsOn("send-notice", { requestId, notice: "decided" })).toHaveLength(1);
});

test("an emergency is shown at once", async () => {
  const { requestId } = await waitingForCall("emergency");
  expect((await requestRow(requestId)).status).toBe("reviewed");
});
