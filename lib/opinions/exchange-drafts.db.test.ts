import { expect, test } from "vitest";
import {
  assignedRequest,
  codeOfResult,
  completeOpinion,
  entries,
  newStaff,
  requestRow,
  rows,
} from "../../config/command-scene.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { listWorklist } from "#lib/reading/list-worklist.ts";
import { openCase } from "#lib/reading/open-case.ts";
import { saveOpinion } from "#lib/reading/save-opinion.ts";
import { reassignRequest } from "#lib/triage/reassign-request.ts";

test("a case given to another surgeon leaves the first, with what they had written laid aside for them alone", async () => {
  const { requestId, surgeon, coordinator } = await assignedRequest();
  const other = await newStaff("surgeon");
  const { waitingFrom } = await requestRow(requestId);
  expectOk(await saveOpinion(surgeon, { requestId, ...completeOpinion }));
  expect(codeOfResult(await reassignRequest(coordinator, { requestId, surgeonId: surgeon.accountId }))).toBe(
    "conflict",
  );
  expectOk(await reassignRequest(coordinator, { requestId, surgeonId: other.accountId }));
  expect(await requestRow(requestId)).toMatchObject({ status: "assigned", surgeonId: other.accountId, waitingFrom });
  expect(expectOk(await listWorklist(surgeon, {})).map(({ id }) => id)).not.toContain(requestId);
  expect(codeOfResult(await openCase(surgeon, { requestId }))).toBe("not_found");
  expect(codeOfResult(await saveOpinion(surgeon, { requestId, ...completeOpinion }))).toBe("not_found");
  expect(expectOk(await openCase(other, { requestId })).opinion.draft).toMatchObject({ findings: "", outcome: null });
  expectOk(await saveOpinion(other, { requestId, ...completeOpinion, findings: "Mine" }));
  expectOk(await reassignRequest(coordinator, { requestId, surgeonId: surgeon.accountId }));
  const { findings } = completeOpinion;
  expect(expectOk(await openCase(surgeon, { requestId })).opinion.draft).toMatchObject({ findings });
  const told = await rows((tx) => tx.notice.findMany({ where: { requestId, kind: "given_to_another" } }));
  expect(told.map(({ accountId }) => accountId).sort()).toEqual([surgeon.accountId, other.accountId].sort());
  expect(await entries({ requestId, act: "request.reassign", outcome: "done" })).toMatchObject([
    { detail: { from: surgeon.accountId, draftKept: true } },
    { detail: { from: other.accountId, draftKept: true } },
  ]);
});
