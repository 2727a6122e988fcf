import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";

/** The printed answer is in the post: nobody has to phone about it any more. */
export const noteLetterPosted = command({
  name: "letter.post",
  input: z.object({ requestId: z.uuid() }),
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canTriage,
  async run({ tx, subject: { id, status, answeredAt } }) {
    if (!answeredAt && status !== "declined") throw new Refusal("conflict", "There is no answer to post yet.");
    await tx.reviewRequest.update({ where: { id }, data: { letterPostedAt: new Date(), callAgainAt: null } });
    return { requestId: id };
  },
});
