import { expect, test } from "vitest";
import { actorNow, answeredDraft, checkedScan, codeOfResult, entries, newStaff, requestRow, rows, submittedRequest } from "../../config/command-scene.ts"; // prettier-ignore
import { nobody } from "#lib/accounts/actor.ts";
import { followRequest } from "#lib/intake/follow-request.ts";
import { saveAnswer } from "#lib/intake/save-answer.ts";
import { submitRequest } from "#lib/intake/submit-request.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { compareAccounts } from "#lib/triage/compare-accounts.ts";
import { mergeAccounts } from "#lib/triage/merge-accounts.ts";

const how = { identifiers: ["name", "birth_date"], reason: "Called: sent from work and from home" };

async function twoAccounts() {
  const [here, there] = [await submittedRequest(), await submittedRequest()];
  const coordinator = await newStaff("coordinator");
  const { reference } = await requestRow(there.requestId);
  return { here, there, coordinator, reference };
}

test("the requests of the other account move, it is closed, its sessions end, and both addresses are told", async () => {
  const { here, there, coordinator, reference } = await twoAccounts();
  const { requestId } = here;
  const compared = expectOk(await compareAccounts(coordinator, { requestId, reference: reference.toLowerCase() }));
  expect(compared?.there).toMatchObject({ names: ["Pat Sample"], birthDates: ["1961-04-27"], references: [reference] });
  expect(codeOfResult(await mergeAccounts(coordinator, { requestId, reference, ...how, identifiers: ["name"] }))).toBe(
    "invalid",
  );
  expectOk(await mergeAccounts(coordinator, { requestId, reference, ...how }));
  expect((await requestRow(there.requestId)).patientId).toBe(here.patient.accountId);
  expect(codeOfResult(await followRequest(here.patient, { requestId: there.requestId }))).toBe("ok");
  expect(await actorNow(there.patient.sessionId)).toEqual(nobody);
  expect((await actorNow(here.patient.sessionId)).kind).toBe("person");
  expect(await rows((tx) => tx.account.findUnique({ where: { id: there.patient.accountId } }))).toMatchObject({
    email: null,
    mergedIntoId: here.patient.accountId,
  });
  const told = await rows((tx) => tx.accountNotice.findMany({ where: { accountId: here.patient.accountId } }));
  expect(told.map(({ kind, email }) => `${kind} ${email ?? ""}`).sort()).toEqual(
    [here, there].map(({ patient }) => `accounts_merged ${patient.email}`).sort(),
  );
  expect(await entries({ act: "account.merge", requestId })).toMatchObject([
    { detail: { from: there.patient.accountId, requests: 1, reason: how.reason } },
  ]);
  expect(await entries({ act: "request.move", requestId: there.requestId })).toHaveLength(1);
  expect(codeOfResult(await mergeAccounts(coordinator, { requestId, reference, ...how }))).toBe("conflict");
});

test("nothing is moved where the dates of birth differ, or by anybody but coordinators", async () => {
  const { here, coordinator, there, reference } = await twoAccounts();
  const { requestId } = here;
  const other = await answeredDraft();
  const given = { fullName: "Pat Sample", birthDate: { month: "4", day: "28", year: "1961" } };
  expectOk(await saveAnswer(other.patient, { requestId: other.requestId, slug: "person", given }));
  await checkedScan(other.requestId);
  expectOk(await submitRequest(other.patient, { requestId: other.requestId }));
  const differs = (await requestRow(other.requestId)).reference;
  const merged = await mergeAccounts(coordinator, { requestId, reference: differs, ...how });
  expect(merged).toMatchObject({ ok: false, refusal: { code: "conflict" } });
  for (const actor of [here.patient, await newStaff("surgeon"), await newStaff("administrator"), nobody])
    for (const act of [mergeAccounts, compareAccounts])
      expect(codeOfResult(await act(actor, { requestId, reference, ...how }))).toMatch(
        /not_found|forbidden|signed_out/,
      );
  expect((await requestRow(there.requestId)).patientId).toBe(there.patient.accountId);
});
