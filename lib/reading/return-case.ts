import { command } from "#lib/command.ts";
import { addMessage } from "#lib/messages/repo.ts";
import { notify } from "#lib/notifications/notify.ts";
import { Return } from "#lib/opinions/content.ts";
import { layDraftAside } from "#lib/opinions/repo.ts";
import { canRead } from "#lib/requests/policy.ts";
import { findRequest, lockRequest, move } from "#lib/requests/repo.ts";
import { endGrants } from "#lib/opinions/grants-repo.ts";

/**
 * Gives a case back to the intake staff with the reason why. What was written is laid aside for this surgeon, and is there
 * again if the case comes back to them.
 */
export const returnCase = command({
  name: "reading.return",
  input: Return,
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canRead,
  asPortal: "the case leaves its surgeon in this very act",
  async run({ tx, actor, subject: request, input: { reason }, trail }) {
    await move(tx, request, "returnToIntake", { surgeonId: null, waitingFrom: new Date() });
    await addMessage(tx, actor, { requestId: request.id, kind: "note", body: `Returned by the surgeon: ${reason}` });
    const draft = await layDraftAside(tx, request.id);
    await endGrants(tx, request.id);
    await notify(tx, "returned", request);
    trail.detail = { draftKept: draft === "kept" };
    return { requestId: request.id };
  },
});
