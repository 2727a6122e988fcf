import { describe, expect, test } from "vitest";
import {
  candidateRequest,
  codeOfResult,
  entries,
  newPatient,
  newStaff,
  reviewedRequest,
  rows,
  wholeList,
} from "../../config/command-scene.ts";
import { nobody } from "#lib/accounts/actor.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { eraseRecord } from "#lib/retention/repo.ts";
import { logFollowUp } from "./log-follow-up.ts";
import { noteInsurance } from "./note-insurance.ts";
import { viewRequest } from "./view-request.ts";

const inADays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 16);

describe("whoever may be a candidate", () => {
  test("is followed up from the answer on: listed until a visit is booked, whom to call first at the top", async () => {
    const { requestId, coordinator } = await candidateRequest();
    const { requestId: later } = await candidateRequest();
    const seen = async () => expectOk(await viewRequest(coordinator, { requestId })).followUp;
    expect(await seen()).toMatchObject({ state: "offered", tries: 0, insurance: null, steps: [] });
    const log = (given: object) => logFollowUp(coordinator, { requestId, kind: "reached", ...given });
    expectOk(await log({ note: " Wants to ask\r\nher husband ", nextOn: inADays(30).slice(0, 10) }));
    expect(await seen()).toMatchObject({
      state: "reached",
      steps: [{ kind: "reached", note: "Wants to ask\nher husband", by: "Sample coordinator" }],
    });
    const list = await wholeList(coordinator, "follow");
    const place = (id: string) => list.findIndex((row) => row.id === id);
    expect(place(later)).toBeLessThan(place(requestId));
    expect(list[place(requestId)]).toMatchObject({ task: "follow", due: { late: false } });
    expect(list.map(({ due }) => due?.at)).toEqual(list.map(({ due }) => due?.at).sort());

    for (const bad of [{}, { visitAt: inADays(9) }, { visitAt: "2026-13-01T10:00", visitPlace: "Tampa" }])
      expect(codeOfResult(await log({ kind: "booked", ...bad }))).toBe("invalid");
    for (const visitAt of [inADays(-2), inADays(800)])
      expect(codeOfResult(await log({ kind: "booked", visitAt, visitPlace: "Tampa" }))).toBe("invalid");
    expectOk(await log({ kind: "booked", visitAt: inADays(9), visitPlace: " Main office,\nTampa " }));
    expect(await seen()).toMatchObject({ state: "booked", dueAt: null, visit: { place: "Main office, Tampa" } });
    expect((await wholeList(coordinator, "follow")).some(({ id }) => id === requestId)).toBe(false);
    expect(await entries({ requestId, act: "follow-up.log", outcome: "done" })).toMatchObject([
      { detail: { kind: "reached", from: "offered", to: "reached" } },
      { detail: { kind: "booked", from: "reached", to: "booked" } },
    ]);
  });

  test("is not to be reached after three tries, also where several try at once, and can call back", async () => {
    const { requestId, coordinator } = await candidateRequest();
    const others = [coordinator, await newStaff("coordinator"), await newStaff("coordinator")];
    const results = await Promise.all(others.map((who) => logFollowUp(who, { requestId, kind: "no_answer" })));
    expect(results.map(codeOfResult)).toEqual(["ok", "ok", "ok"]);
    const seen = async () => expectOk(await viewRequest(coordinator, { requestId })).followUp;
    expect(await seen()).toMatchObject({ state: "unreachable", dueAt: null });
    expect((await seen())?.steps).toHaveLength(3);
    expectOk(await logFollowUp(coordinator, { requestId, kind: "reached" }));
    expect(await seen()).toMatchObject({ state: "reached", tries: 0 });
  });

  test("is asked for their insurance then, by coordinators alone, and nobody is before", async () => {
    const { requestId, coordinator, patient, surgeon } = await candidateRequest();
    const note = { insurance: "medicare" as const, plan: "Part B" };
    expectOk(await noteInsurance(coordinator, { requestId, ...note }));
    expect(expectOk(await viewRequest(coordinator, { requestId })).followUp?.insurance).toEqual({
      kind: "medicare",
      plan: "Part B",
    });
    expect(codeOfResult(await noteInsurance(coordinator, { requestId, insurance: "gold" } as never))).toBe("invalid");
    const other = await reviewedRequest(); // of another outcome
    expect(codeOfResult(await noteInsurance(other.coordinator, { requestId: other.requestId, ...note }))).toBe(
      "conflict",
    );
    const call = { requestId: other.requestId, kind: "reached" as const };
    expect(codeOfResult(await logFollowUp(other.coordinator, call))).toBe("conflict");

    const acts = [
      (actor: Parameters<typeof logFollowUp>[0]) => logFollowUp(actor, { requestId, kind: "reached" }),
      (actor: Parameters<typeof logFollowUp>[0]) => noteInsurance(actor, { requestId, insurance: "none" }),
    ];
    const [stranger, administrator] = [await newPatient(), await newStaff("administrator")];
    for (const act of acts) {
      for (const actor of [patient, surgeon]) expect(codeOfResult(await act(actor))).toBe("forbidden");
      for (const actor of [stranger, administrator]) expect(codeOfResult(await act(actor))).toBe("not_found");
      expect(codeOfResult(await act(nobody))).toBe("signed_out");
    }
    // What they said goes with the record.
    await rows((tx) => eraseRecord(tx, requestId));
    expect(await rows((tx) => tx.followUp.count({ where: { requestId } }))).toBe(0);
    expect(await rows((tx) => tx.followUpStep.count({ where: { requestId } }))).toBe(0);
  });
});
