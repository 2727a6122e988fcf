import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { demandSeen, findRequest, move } from "#lib/requests/repo.ts";
import { Seen } from "./forms.ts";
import { keepUndo } from "./undo-repo.ts";
import { undoSeconds } from "./undo-time.ts";

/** Takes a request on. Of two who claim at once, one has it and the other is told so; it can be undone for a moment. */
export const claimRequest = command({
  name: "request.claim",
  input: Seen,
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, actor, subject: request, input: { version } }) {
    const ownerId = actor.kind === "person" ? actor.accountId : null;
    if (request.status === "in_triage" && request.ownerId) {
      const owner = await tx.account.findUniqueOrThrow({ where: { id: request.ownerId } });
      throw new Refusal(
        "conflict",
        ownerId === owner.id ? "You have it already." : `${owner.name ?? "A colleague"} has it.`,
      );
    }
    demandSeen(request, version);
    await move(tx, request, "claim", { ownerId });
    // Its patient is told of it once nobody can undo it any more.
    await notify(tx, "claimed", request, { once: true, inSeconds: undoSeconds + 5 });
    return { requestId: request.id, ...(await keepUndo(tx, actor, request.id, { act: "claim" })) };
  },
});
