import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canHaveNotices } from "#lib/requests/policy.ts";

/** Somebody of ours has taken note of one of their notices, or of all. */
export const markNoticesRead = command({
  name: "notice.mark-read",
  input: z.object({ noticeId: z.uuid().optional() }),
  subject: async () => ({}),
  allow: canHaveNotices,
  async run({ tx, actor, input: { noticeId }, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only staff have notices.");
    const { count } = await tx.notice.updateMany({
      where: { accountId: actor.accountId, readAt: null, ...(noticeId && { id: noticeId }) },
      data: { readAt: new Date() },
    });
    trail.detail = { notices: count };
    return { read: count };
  },
});
