import { expect, test, vi } from "vitest";
import {
  codeOfResult,
  completeAnswers,
  draftRequest,
  entries,
  finishedDraft,
  jobsOn,
  mailsTo,
  newPatient,
  requestRow,
  trailOf,
} from "../../config/command-scene.ts";
import type { Person } from "#lib/accounts/actor.ts";
import { system } from "#lib/accounts/actor.ts";
import { sendAlert } from "#lib/notifications/send-alert.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { saveAnswer } from "./save-answer.ts";
import { submitRequest } from "./submit-request.ts";

const { onCall } = vi.hoisted(() => {
  const onCall = `on-call-${Math.random().toString(36).slice(2)}@example.org`;
  process.env["ONCALL_EMAIL"] = onCall;
  return { onCall };
});

const save = async (patient: Person, requestId: string, slug: string, given: Record<string, unknown>) =>
  expectOk(await saveAnswer(patient, { requestId, slug, given }));

test("an emergency sign is in the trail and marks the request at once; who goes on in spite of it is told about", async () => {
  const { patient, requestId } = await draftRequest();
  await save(patient, requestId, "warning-signs", { warningSigns: ["saddle_numbness", "fever"] });
  expect(await requestRow(requestId)).toMatchObject({
    urgent: true,
    priorityReasons: ["saddle numbness", "fever with spine pain"],
  });
  expect(await jobsOn("send-alert", { requestId })).toEqual([]);
  const ahead = { requestId, slug: "for-whom", given: completeAnswers["for-whom"] };
  expect(codeOfResult(await saveAnswer(patient, ahead))).toBe("not_found");

  await save(patient, requestId, "get-help-now", { toldToGetHelp: "yes" });
  expect(await jobsOn("send-alert", { requestId })).toHaveLength(1);
  expect(await trailOf(requestId)).toEqual(
    expect.arrayContaining(["request.name-emergency done", "request.acknowledge-emergency done"]),
  );
  const trail = JSON.stringify(await entries({ requestId }), (_, value: unknown) =>
    typeof value === "bigint" ? 0 : value,
  );
  expect(trail).not.toMatch(/saddle|fever/);
});

test("taking the sign back keeps the log and the mark; naming the same again adds nothing", async () => {
  const { patient, requestId } = await finishedDraft();
  const named = async () => (await entries({ requestId, act: "request.name-emergency" })).length;
  for (const warningSigns of [["fever"], ["fever"], ["none"]])
    await save(patient, requestId, "warning-signs", { warningSigns });
  expect(await named()).toBe(1);
  expectOk(await submitRequest(patient, { requestId }));
  expect(await requestRow(requestId)).toMatchObject({
    urgent: true,
    raised: false,
    priorityReasons: ["fever with spine pain"],
  });
  expect(await jobsOn("send-alert", { requestId })).toEqual([]); // nobody went on in spite of a sign
});

test("a caution sign raises the priority and interrupts nobody", async () => {
  const { patient, requestId } = await finishedDraft();
  const given = { warningSigns: ["none"], cautionSigns: ["weight_loss"] };
  const { goTo } = await save(patient, requestId, "warning-signs", given);
  expect(goTo).toBe("questions/for-whom");
  expectOk(await submitRequest(patient, { requestId }));
  expect(await requestRow(requestId)).toMatchObject({ urgent: false, raised: true, priorityReasons: ["weight loss"] });
});

test("the mail to who is on call leads staff to the request and says nothing medical; nobody but the portal sends it", async () => {
  const { patient, requestId } = await draftRequest();
  const alertId = crypto.randomUUID();
  for (const actor of [patient, await newPatient()])
    expect(codeOfResult(await sendAlert(actor, { requestId, alertId }))).toMatch(/forbidden|not_found/);
  expectOk(await sendAlert(system, { requestId, alertId }));
  const [mail, ...others] = await mailsTo(onCall);
  expect(others).toEqual([]);
  expect(mail?.text).toContain(`/queue/${requestId}`);
  expect(`${mail?.subject ?? ""} ${mail?.text ?? ""}`).not.toMatch(/Pat|pain|fever|numb|back\b|leg/i);
});
