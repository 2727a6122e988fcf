import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canWish } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { Wish } from "#lib/wishes/wish.ts";

/** Asks staff to delete or to correct what was sent; one wish of a kind at a time. */
export const makeWish = command({
  name: "request.wish",
  input: Wish,
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canWish,
  async run({ tx, subject: request, input: { kind, text }, trail }) {
    if ((await tx.recordWish.count({ where: { requestId: request.id, kind, state: "open" } })) > 0)
      throw new Refusal("conflict", {
        en: "You have asked for this already. We have not decided yet. You need to do nothing.",
        es: "Ya nos pidió esto. Todavía no lo hemos decidido. No tiene que hacer nada.",
      });
    await tx.recordWish.create({ data: { requestId: request.id, kind, text } });
    trail.detail = { kind };
    return { requestId: request.id };
  },
});
