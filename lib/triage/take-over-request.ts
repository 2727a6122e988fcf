import { z } from "zod";
import { command } from "#lib/command.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest, move } from "#lib/requests/repo.ts";

/** Takes a request over from the colleague who has it. */
export const takeOverRequest = command({
  name: "request.take-over",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, actor, subject: request, trail }) {
    const ownerId = actor.kind === "person" ? actor.accountId : null;
    await move(tx, request, "takeOver", { ownerId });
    trail.detail = { from: request.ownerId ?? "nobody" };
    return { requestId: request.id };
  },
});
