import { z } from "zod";
import { command } from "#lib/command.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { acts } from "./acts.ts";
import { openingsOf } from "./repo.ts";

/** What lets somebody see a request or something of it. */
const seeing = Object.keys(acts).filter((act) => ["read", "export", "override"].includes(acts[act]?.kind ?? ""));

/** Who has opened a request, for staff who work on it: by name, with what they looked at, how often and when last. */
export const listRequestOpenings = command({
  name: "audit.openings",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  run: async ({ tx, subject: { id, reference } }) => ({ reference, openings: await openingsOf(tx, id, seeing) }),
  view: true,
});
