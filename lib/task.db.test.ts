import { describe, expect, test } from "vitest";
import { z } from "zod";
import { codeOfResult, draftRequest, entries, newPatient, requestRow, rows } from "../config/command-scene.ts";
import { nobody } from "./accounts/actor.ts";
import { Refusal } from "./platform/refusal.ts";
import { findRequest } from "./requests/repo.ts";
import { task } from "./task.ts";

/** A task whose work and end each test chooses; what it saves is a name. */
const probe = (work: () => Promise<string>, end: () => void = () => undefined) =>
  task({
    name: "test.task",
    input: z.object({ requestId: z.uuid() }),
    subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
    allow: (actor) => actor.kind === "person",
    work,
    async save({ tx, subject: request, worked, trail }) {
      await tx.reviewRequest.update({ where: { id: request.id }, data: { personName: worked } });
      trail.detail = { saved: true };
      end();
      return worked;
    },
  });

describe("a task", () => {
  test("works outside any transaction, then saves and records together", async () => {
    const { patient, requestId } = await draftRequest();
    const work = async () => {
      // No transaction of the task holds a row or a snapshot while it works: another one changes the row and is seen.
      await rows((tx) => tx.reviewRequest.update({ where: { id: requestId }, data: { personName: "Meanwhile" } }));
      return (await requestRow(requestId)).personName === "Meanwhile" ? "Worked" : "Blind";
    };
    expect(await probe(work)(patient, { requestId })).toEqual({ ok: true, value: "Worked" });
    expect((await requestRow(requestId)).personName).toBe("Worked");
    expect(await entries({ requestId, act: "test.task" })).toMatchObject([
      { outcome: "done", detail: { saved: true } },
    ]);
  });

  test("that is refused or fails leaves nothing but the trail of a refusal", async () => {
    const { patient, requestId } = await draftRequest();
    const refuse = () => {
      throw new Refusal("unavailable", "Storage is away");
    };
    const fail = () => {
      throw new TypeError("a bug");
    };
    const work = async () => "Worked";
    expect(codeOfResult(await probe(async () => refuse())(patient, { requestId }))).toBe("unavailable");
    expect(codeOfResult(await probe(work, refuse)(patient, { requestId }))).toBe("unavailable");
    await expect(probe(work, fail)(patient, { requestId })).rejects.toThrow("a bug");
    expect((await requestRow(requestId)).personName).toBeNull();
    expect((await entries({ requestId, act: "test.task" })).map(({ outcome }) => outcome)).toEqual([
      "refused",
      "refused",
    ]);
  });

  test("does no work for whom it does not exist, nor for input of another shape", async () => {
    const { requestId } = await draftRequest();
    let worked = 0;
    const counted = probe(async () => String(++worked));
    const stranger = await newPatient();
    expect(codeOfResult(await counted(stranger, { requestId }))).toBe("not_found");
    expect(codeOfResult(await counted(nobody, { requestId }))).toBe("signed_out");
    expect(codeOfResult(await counted(stranger, { requestId: "x" }))).toBe("invalid");
    expect(worked).toBe(0);
    expect(await entries({ act: "test.task", actorId: stranger.accountId })).toMatchObject([
      { outcome: "denied", detail: { asked: requestId } },
    ]);
  });
});
