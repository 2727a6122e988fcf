import { requireCall } from "#lib/calls/require-call.ts";
import { command } from "#lib/command.ts";
import { settleFollowUp } from "#lib/follow-ups/repo.ts";
import { notify } from "#lib/notifications/notify.ts";
import { Amendment, callReasonsOf } from "#lib/opinions/content.ts";
import { publish } from "#lib/opinions/publish-opinion.ts";
import { addAddendum, hasAddendum } from "#lib/opinions/repo.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canRead } from "#lib/requests/policy.ts";
import { findRequest, lockRequest, move } from "#lib/requests/repo.ts";
import { askTranslation } from "#lib/translations/ask-translation.ts";
import { demandSigner, signingProof } from "./signer-repo.ts";

/**
 * Adds to a signed opinion or corrects it, as one more signed version: nothing that was signed is changed. The patient is
 * told, and reads both; where an emergency waits for a call to be shown, it waits no more.
 */
export const amendOpinion = command({
  name: "opinion.amend",
  input: Amendment,
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canRead,
  recent: signingProof,
  async run({ tx, actor, subject: request, input: { addendumId: id, ...words }, trail }) {
    if (await hasAddendum(tx, id)) return { requestId: request.id };
    if (!["signed", "reviewed", "closed"].includes(request.status) || !request.surgeonId)
      throw new Refusal("conflict", "There is no signed opinion to add to.");
    const signer = await demandSigner(tx, actor, request, { name: "text", ...words });
    await move(tx, request, "amend");
    const signedAt = new Date();
    const { version, contentHash } = await addAddendum(tx, { id, ...words, ...signer, signedAt });
    await requireCall(tx, request, callReasonsOf({ outcome: words.outcome, outside: [] }));
    await askTranslation(tx, request);
    if (request.answeredAt) {
      await notify(tx, "amended", request);
      await settleFollowUp(tx, request.id, signedAt);
    } else if (words.outcome === "emergency")
      await publish(tx, { id: request.id, status: request.status, version: request.version + 1 }, signedAt);
    trail.detail = { version, kind: words.kind, contentHash };
    return { requestId: request.id };
  },
});
