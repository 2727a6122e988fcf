import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import {
  assignedRequest,
  codeOfResult,
  completeOpinion,
  entries,
  newPatient,
  newStaff,
  rows,
} from "../../config/command-scene.ts";
import { nobody } from "#lib/accounts/actor.ts";
import { sendMessage } from "#lib/messages/send-message.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { openCase } from "#lib/reading/open-case.ts";
import { signOpinion } from "#lib/reading/sign-opinion.ts";
import { logCall } from "./log-call.ts";
import { setUrgency } from "./set-urgency.ts";
import { viewRequest } from "./view-request.ts";
import { viewTimeline } from "./view-timeline.ts";
import { writeNote } from "./write-note.ts";

test("everything that happened stands in one list, the newest first, with who did it", async () => {
  const { requestId, patient, coordinator, surgeon } = await assignedRequest();
  expectOk(await setUrgency(coordinator, { requestId, urgency: "urgent", reason: "Phoned: the foot drops" }));
  expectOk(await sendMessage(patient, { requestId, messageId: randomUUID(), body: "It hurts more" }));
  expectOk(await writeNote(coordinator, { requestId, body: "Sounds tired" }));
  const call = { requestId, callId: randomUUID(), direction: "outgoing" as const, note: "Told to wait" };
  expectOk(await logCall(coordinator, { ...call, outcome: "reached", identifiers: ["name", "reference"] }));
  expectOk(await viewRequest(coordinator, { requestId }));
  expectOk(await openCase(surgeon, { requestId }));
  expectOk(await signOpinion(surgeon, { requestId, ...completeOpinion }));
  const { entries: told, more } = expectOk(await viewTimeline(coordinator, { requestId }));
  expect(more).toBe(false);
  const at = told.map((entry) => entry.at);
  expect(at).toEqual([...at].sort().reverse());
  const by = (kind: string, code: string) => {
    const found = told.filter((entry) => entry.kind === kind && entry.code === code);
    return found.map((entry) => [entry.by?.role ?? null, entry.text]);
  };
  expect(by("status", "submitted")).toEqual([["patient", null]]);
  expect(by("status", "in_triage")).toEqual([["coordinator", null]]);
  expect(by("status", "assigned")).toEqual([["coordinator", null]]);
  expect(by("status", "reviewed")).toEqual([["surgeon", null]]);
  expect(by("urgency", "urgent")).toEqual([["coordinator", "Phoned: the foot drops"]]);
  expect(by("message", "message")).toEqual([["patient", "It hurts more"]]);
  expect(by("message", "note")).toEqual([["coordinator", "Sounds tired"]]);
  expect(by("call", "Called: reached, known by full name and reference")).toEqual([["coordinator", "Told to wait"]]);
  expect(by("opened", "reading.open")).toEqual([["surgeon", null]]);
  expect(by("mail", "submitted")).toHaveLength(1);
  expect(by("agreed", "review")).toEqual([["patient", null]]);
  expect(told.filter(({ kind }) => kind === "scan")).toMatchObject([{ code: "checked", text: "1" }]);
  // Staff who look are in the audit trail; here they would hide what happened.
  expect(told.filter(({ code }) => code === "request.view")).toEqual([]);
});

test("it is cut where it is long, all of it can be asked for, and only staff see it", async () => {
  const { requestId, patient, coordinator, surgeon } = await assignedRequest();
  const author = { requestId, authorId: coordinator.accountId, kind: "note" as const, body: "Again" };
  await rows((tx) => tx.message.createMany({ data: Array.from({ length: 60 }, () => author) }));
  const first = expectOk(await viewTimeline(coordinator, { requestId }));
  expect([first.entries.length, first.more]).toEqual([25, true]);
  const whole = expectOk(await viewTimeline(coordinator, { requestId, whole: true }));
  expect(whole.entries.length).toBeGreaterThan(60);
  expect(whole.more).toBe(false);
  expect(whole.entries.slice(0, 25)).toEqual(first.entries);
  for (const actor of [patient, surgeon, await newPatient(), await newStaff("administrator"), nobody])
    expect(codeOfResult(await viewTimeline(actor, { requestId }))).toMatch(/forbidden|not_found|signed_out/);
  expect(await entries({ requestId, act: "request.timeline", outcome: "done" })).toHaveLength(1);
});
