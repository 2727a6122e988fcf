import { z } from "zod";
import { accessProof } from "#lib/accounts/recent-proof.ts";
import { command } from "#lib/command.ts";
import { lookAnew } from "#lib/platform/rest.ts";
import { canAdminister } from "#lib/requests/policy.ts";

/** Minutes after which people are told to come back; none where nobody can say. */
const minutes = z.coerce
  .number()
  .int()
  .min(5, "Choose how long")
  .max(7 * 24 * 60);

/** Begins or ends the portal's rest: while it lasts, everything can be read and nothing changes. Every server hears it within a second. */
export const setRest = command({
  name: "portal.rest",
  input: z.object({
    rests: z.stringbool(),
    minutes: z.union([minutes, z.literal("").transform(() => null)]).default(null),
  }),
  subject: async () => ({}),
  allow: canAdminister,
  recent: accessProof,
  async run({ tx, input: { rests, minutes: lasting }, trail }) {
    trail.detail = { rests, ...(lasting !== null && { minutes: lasting }) };
    await tx.$executeRaw`
      UPDATE rest SET since = CASE WHEN ${rests} THEN coalesce(since, now()) END,
        "backAt" = CASE WHEN ${rests} THEN now() + make_interval(mins => ${lasting}::int) END`;
  },
  after: async () => lookAnew(),
});
