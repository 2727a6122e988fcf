import { z } from "zod";
import { command } from "#lib/command.ts";
import { env } from "#lib/platform/env.ts";
import { checkHealth } from "#lib/platform/health.ts";
import { canAdminister } from "#lib/requests/policy.ts";

/** Which parts of the installation work now, for those who look after it. */
export const viewHealth = command({
  name: "installation.view-health",
  input: z.object({}),
  subject: async () => ({}),
  allow: canAdminister,
  run: async () => ({}),
  after: async () => ({ ...(await checkHealth()), onCall: env().ONCALL_EMAIL !== undefined }), // asks storage and mail over the network, hence outside the transaction
  view: true,
});
