import { z } from "zod";
import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest, move } from "#lib/requests/repo.ts";

/** Takes a request on. Of two who claim at once, one has it and the other is told so. */
export const claimRequest = command({
  name: "request.claim",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, actor, subject: request }) {
    const ownerId = actor.kind === "person" ? actor.accountId : null;
    await move(tx, request, "claim", { ownerId });
    await notify(tx, "claimed", request, { once: true });
    return { requestId: request.id };
  },
});
