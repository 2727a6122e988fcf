import { z } from "zod";
import { command } from "#lib/command.ts";
import { canSeeQueue } from "#lib/requests/policy.ts";
import { lookersAt } from "./repo.ts";

/** Which requests somebody else looks at, for the list. */
export const listPresence = command({
  name: "presence.list",
  input: z.object({}),
  subject: async () => ({}),
  allow: canSeeQueue,
  async run({ tx, actor }) {
    return { looked: await lookersAt(tx, { beside: actor.kind === "person" ? actor.accountId : "" }) };
  },
  view: true,
});
