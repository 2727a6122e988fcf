import { z } from "zod";
import { command } from "#lib/command.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest, move } from "#lib/requests/repo.ts";

/** Puts a claimed request back for others; its waiting time goes on. */
export const releaseRequest = command({
  name: "request.release",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, subject: request }) {
    await move(tx, request, "release", { ownerId: null });
    return { requestId: request.id };
  },
});
