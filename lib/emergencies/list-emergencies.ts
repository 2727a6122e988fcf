import { z } from "zod";
import { seesReferences } from "#lib/audit/trail-repo.ts";
import { command } from "#lib/command.ts";
import { canAdminister } from "#lib/requests/policy.ts";
import { allEmergencies } from "./repo.ts";

/** Every request that was opened in an emergency: those that want a judgement, the oldest first, then those that have one. */
export const listEmergencies = command({
  name: "emergency.list",
  input: z.object({}),
  subject: async () => ({}),
  allow: canAdminister,
  asPortal: seesReferences,
  run: ({ tx }) => allEmergencies(tx),
  view: true,
});

export type EmergencyRow = Extract<Awaited<ReturnType<typeof listEmergencies>>, { ok: true }>["value"][number];
