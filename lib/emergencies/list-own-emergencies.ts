import { z } from "zod";
import { command } from "#lib/command.ts";
import { env } from "#lib/platform/env.ts";
import { canBreakGlass } from "#lib/requests/policy.ts";
import { liveEmergenciesOf } from "./repo.ts";

/** What a surgeon has open in an emergency at this moment, and for how long a next one would be. */
export const listOwnEmergencies = command({
  name: "emergency.list-own",
  input: z.object({}),
  subject: async () => ({}),
  allow: canBreakGlass,
  async run({ tx, actor }) {
    const open = actor.kind === "person" ? await liveEmergenciesOf(tx, actor.accountId) : [];
    return {
      hours: env().EMERGENCY_HOURS,
      open: open.map(({ until, ...one }) => ({ ...one, until: until.toISOString() })),
    };
  },
  view: true,
});
