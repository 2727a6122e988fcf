import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canHaveNotices } from "#lib/requests/policy.ts";
import { topicsOf } from "./topics.ts";

/** Somebody of ours says of what they want mail; what they do not name stays in their room alone. */
export const setNoticeChoices = command({
  name: "notice.set-choices",
  input: z.object({
    mail: z
      .unknown()
      .optional()
      .transform((given) => [given].flat().filter((name): name is string => typeof name === "string"))
      .pipe(z.array(z.string().max(40)).max(40)),
  }),
  subject: async () => ({}),
  allow: canHaveNotices,
  async run({ tx, actor, input: { mail: wanted }, trail }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only staff choose.");
    const { accountId } = actor;
    for (const { name: topic } of topicsOf(actor.role)) {
      const mail = wanted.includes(topic);
      const where = { accountId_topic: { accountId, topic } };
      await tx.noticeChoice.upsert({ where, create: { accountId, topic, mail }, update: { mail } });
    }
    trail.detail = { mail: wanted.length };
  },
});
