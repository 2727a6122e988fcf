import { expect, test, vi } from "vitest";
import { z } from "zod";
import { draftRequest, entries, requestRow, signedIn } from "../../config/command-scene.ts";
import { command } from "#lib/command.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { formAction } from "./form-action.ts";

const asking = vi.hoisted(() => ({ actor: null as unknown }));
vi.mock("./session.ts", () => ({ currentActor: async () => asking.actor }));
vi.mock("next/headers", () => ({
  headers: async () => new Headers({ origin: process.env["NEXTAUTH_URL"] ?? "", "x-language": "en" }),
}));

test("an act that cannot be written into the trail does not happen, and what was typed is still in the form", async () => {
  const { patient, requestId } = await draftRequest();
  asking.actor = signedIn(patient);
  const rename = (name: string) =>
    formAction(
      command({
        name,
        input: z.object({ requestId: z.uuid(), name: z.string() }),
        subject: (tx, actor, { requestId: id }) => findRequest(tx, actor, id),
        allow: () => true,
        run: ({ tx, subject: { id }, input }) =>
          tx.reviewRequest.update({ where: { id }, data: { personName: input.name } }),
      }),
      () => undefined,
    );
  const form = new FormData();
  form.set("requestId", requestId);
  form.set("name", "Pat Typed");
  const unwritable = "test.\0"; // PostgreSQL keeps no such text
  expect(await rename(unwritable)({ attempt: 0 }, form)).toEqual({
    attempt: 1,
    code: "bug",
    message: expect.stringContaining("What you typed is still here") as string,
    typed: { requestId, name: "Pat Typed" },
  });
  expect((await requestRow(requestId)).personName).toBeNull();
  expect(await rename("test.rename")({ attempt: 1 }, form)).toEqual({ attempt: 2, done: true });
  expect((await requestRow(requestId)).personName).toBe("Pat Typed");
  expect(await entries({ requestId, act: "test.rename" })).toHaveLength(1);
});
