import { command } from "#lib/command.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { demandSeen, findRequest, move } from "#lib/requests/repo.ts";
import { Seen } from "./forms.ts";
import { keepUndo } from "./undo-repo.ts";

/** Puts a claimed request back for others; its waiting time goes on. */
export const releaseRequest = command({
  name: "request.release",
  input: Seen,
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, actor, subject: request, input: { version } }) {
    demandSeen(request, version);
    await move(tx, request, "release", { ownerId: null });
    return {
      requestId: request.id,
      ...(await keepUndo(tx, actor, request.id, { act: "release", ownerId: request.ownerId })),
    };
  },
});
