import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canHaveNotices } from "#lib/requests/policy.ts";
import { wantsMail } from "./repo.ts";
import { topicsOf } from "./topics.ts";

/** Of what somebody of ours can have mail, and of what they want it. */
export const viewNoticeChoices = command({
  name: "notice.view-choices",
  input: z.object({}),
  subject: async () => ({}),
  allow: canHaveNotices,
  async run({ tx, actor }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only staff choose.");
    const choices = [];
    for (const topic of topicsOf(actor.role)) {
      const { name, text, hint = null } = topic;
      choices.push({ name, text, hint, mail: await wantsMail(tx, actor.accountId, topic) });
    }
    return { email: actor.email, choices };
  },
  view: true,
});
