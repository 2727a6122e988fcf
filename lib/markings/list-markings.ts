import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canRead } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { markingsOf } from "./repo.ts";

/** What the surgeon of a case has marked on its images; what another had marked before them stays that one's. */
export const listMarkings = command({
  name: "marking.list",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canRead,
  async run({ tx, actor, subject: request }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only a surgeon marks images.");
    return {
      marks: await markingsOf(tx, request.id, actor.accountId),
      open: request.status === "assigned",
    };
  },
  view: true,
});
