import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canRead } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";

/** The surgeon says that they had a second look at a translation of their words. Nothing waits for it. */
export const checkTranslation = command({
  name: "translation.check",
  input: z.object({ requestId: z.uuid(), translationId: z.uuid() }),
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canRead,
  async run({ tx, actor, input: { requestId, translationId: id } }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only its surgeon looks at it.");
    const { count } = await tx.translation.updateMany({
      where: { id, requestId, checkedAt: null },
      data: { checkedById: actor.accountId, checkedAt: new Date() },
    });
    if (count === 0 && (await tx.translation.count({ where: { id, requestId } })) === 0)
      throw new Refusal("not_found", "There is no such translation here.");
    return { requestId };
  },
});
