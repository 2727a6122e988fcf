import { expect, test } from "vitest";
import { RequestStatus, Role } from "#prisma/generated/enums.ts";
import { type Actor, nobody, system } from "#lib/accounts/actor.ts";
import * as policy from "./policy.ts";

const person = (role: Role, accountId: string): Actor => ({
  kind: "person",
  role,
  accountId,
  sessionId: "s",
  name: null,
  email: "x@example.org",
  language: "en",
});

const pass = (requestId: string): Actor => ({ kind: "pass", passId: "p", requestId, sessionId: "s" });

/** Everybody who could ask: of each role the one whose request it is, and somebody else. */
const actors: Record<string, Actor> = { nobody, system, "own pass": pass("request"), "other pass": pass("another") };
for (const role of Object.values(Role)) {
  actors[`own ${role}`] = person(role, role);
  actors[`other ${role}`] = person(role, `other ${role}`);
}
actors["surgeon in an emergency"] = person("surgeon", "surgeon in an emergency");

const statuses = Object.values(RequestStatus);
const sent = statuses.filter((status) => status !== "draft");
const beforeReading: RequestStatus[] = ["draft", "submitted", "in_triage", "needs_info"];
const written: RequestStatus[] = ["submitted", "in_triage", "needs_info", "assigned", "signed", "reviewed"];
const seen = (list: RequestStatus[]) => list.filter((status) => status !== "withdrawn");
const coordinators = { "own coordinator": sent, "other coordinator": sent };
const seesImages = {
  "own patient": statuses,
  "own coordinator": seen(sent),
  "other coordinator": seen(sent),
  "own surgeon": seen(statuses),
  "other surgeon": ["assigned"] as RequestStatus[], // who was asked
};
const emergency = { "surgeon in an emergency": seen(sent) };

/** Who may, and while the request has which status. Whoever is not named may not. */
const expected: Record<keyof typeof policy, Record<string, RequestStatus[]>> = {
  canFill: { "own patient": ["draft"] },
  canTellMore: { "own patient": beforeReading },
  canSubmit: { "own patient": statuses },
  canSendScan: { "own patient": beforeReading, "own pass": beforeReading },
  canSendPapers: { "own patient": beforeReading },
  canTypeForSomebody: { "own coordinator": statuses, "other coordinator": statuses },
  canAttend: coordinators,
  canType: {},
  canGivePass: { "own patient": beforeReading },
  canSeePasses: { "own patient": statuses },
  canUsePass: { "own pass": beforeReading },
  canWriteMessage: { "own patient": written, "own coordinator": written, "other coordinator": written },
  canAttach: { "own patient": written },
  canExport: { "own patient": sent },
  canTakePacket: { "own coordinator": seen(sent), "other coordinator": seen(sent), "own surgeon": seen(statuses) },
  canWithdraw: { "own patient": statuses },
  canAgree: { "own patient": seen(statuses) },
  canAnswerQuestion: { "own patient": statuses },
  canFollow: { "own patient": statuses },
  canTakeAnswer: { "own patient": statuses, ...coordinators },
  canChangeContact: { "own patient": ["submitted", "in_triage", "needs_info", "assigned", "signed"] },
  canWish: { "own patient": sent },
  canSeeOpenings: { "own patient": statuses },
  canPublish: { ...coordinators, system: statuses },
  canTriage: coordinators,
  canRead: { "own surgeon": statuses },
  canConsult: { "other surgeon": ["assigned"] },
  canReadInEmergency: emergency,
  canBreakGlass: Object.fromEntries(
    Object.keys(actors)
      .filter((who) => who.includes("surgeon"))
      .map((who) => [who, statuses]),
  ),
  canOpenInEmergency: {
    "other surgeon": seen(sent),
    "surgeon in an emergency": seen(sent),
    "own surgeon": ["submitted", "in_triage", "declined"],
  },
  canEndEmergency: {
    ...Object.fromEntries(["own administrator", "other administrator"].map((who) => [who, statuses])),
    "own surgeon": statuses,
  },
  canOpenCase: { "own surgeon": statuses, "other surgeon": ["assigned"], ...emergency },
  canSeeImages: { ...seesImages, ...emergency },
  canSeePapers: { ...seesImages, ...emergency },
  canTakePaper: seesImages,
  canFollowScan: { ...seesImages, ...emergency, "own pass": beforeReading },
  canSeeQueue: { "own coordinator": statuses, "other coordinator": statuses },
  canHaveNotices: Object.fromEntries(
    Object.keys(actors)
      .filter((who) => /coordinator|surgeon|administrator/.test(who))
      .map((who) => [who, statuses]),
  ),
  canSeeFigures: {
    "own coordinator": statuses,
    "other coordinator": statuses,
    "own administrator": statuses,
    "other administrator": statuses,
  },
  canChangeView: { "own coordinator": statuses },
  canSeeWorklist: { "own surgeon": statuses, "other surgeon": statuses, "surgeon in an emergency": statuses },
  canStartRequest: { "own patient": statuses, "other patient": statuses },
  canChangeOwnEmail: { "own patient": statuses, "other patient": statuses },
  canChangeAccess: { "own administrator": statuses, "other administrator": statuses },
  canReadTrail: Object.fromEntries(
    Object.keys(actors)
      .filter((who) => /administrator|auditor/.test(who))
      .map((who) => [who, statuses]),
  ),
  canAdminister: { "own administrator": statuses, "other administrator": statuses },
  canKeepAbsences: { "own surgeon": statuses, "own administrator": statuses, "other administrator": statuses },
  canAskWhereWeReview: Object.fromEntries(Object.keys(actors).map((who) => [who, statuses])),
  isSystem: { system: statuses },
};

test("no rule is without its line in this table", () => {
  expect(Object.keys(policy).sort()).toEqual(Object.keys(expected).sort());
});

const ids = {
  id: "request",
  patientId: "patient",
  surgeonId: "surgeon",
  authorId: "patient",
  ownerId: "coordinator",
  accountId: "surgeon",
  enteredById: null,
  colleagueIds: ["other surgeon", "other coordinator"],
  emergency: { surgeonId: "surgeon in an emergency" },
};

const allowed = (name: keyof typeof policy, actor: Actor, request: object): RequestStatus[] =>
  statuses.filter((status) => (policy[name] as (actor: Actor, of: object) => boolean)(actor, { ...request, status }));

test.each(Object.keys(expected) as (keyof typeof policy)[])("%s", (name) => {
  for (const [who, actor] of Object.entries(actors))
    expect([who, allowed(name, actor, ids)]).toEqual([who, expected[name][who] ?? []]);
});

/** What any coordinator may beside the patient, of a request that one of them types for somebody. */
const typedHere: Partial<Record<keyof typeof policy, RequestStatus[]>> = {
  canFill: ["draft"],
  canTellMore: beforeReading,
  canSubmit: statuses,
  canSendScan: beforeReading,
  canSendPapers: beforeReading,
  canAttend: statuses,
  canType: beforeReading,
  canAnswerQuestion: statuses,
  canSeeImages: seen(statuses),
  canSeePapers: seen(statuses),
  canTakePaper: seen(statuses),
  canFollowScan: seen(statuses),
};

test.each(Object.keys(expected) as (keyof typeof policy)[])("%s of a request that staff type for somebody", (name) => {
  for (const [who, actor] of Object.entries(actors)) {
    const more = /coordinator/.test(who) ? typedHere[name] : undefined;
    expect([who, allowed(name, actor, { ...ids, enteredById: "other coordinator" })]).toEqual([
      who,
      more ?? expected[name][who] ?? [],
    ]);
  }
});

test("a request without a surgeon is no surgeon's", () => {
  const request = { ...ids, status: "in_triage" as const, surgeonId: null };
  for (const actor of Object.values(actors)) expect(policy.canRead(actor, request)).toBe(false);
});

test("a surgeon who was not asked, or not any more, sees nothing of a colleague's case", () => {
  const request = { ...ids, status: "assigned" as const };
  const stranger = person("surgeon", "other surgeon");
  for (const colleagueIds of [undefined, [], ["a third"]])
    for (const rule of [policy.canConsult, policy.canOpenCase, policy.canSeeImages, policy.canSeePapers])
      expect(rule(stranger, { ...request, colleagueIds })).toBe(false);
});
