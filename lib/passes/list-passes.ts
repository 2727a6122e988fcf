import { z } from "zod";
import { command } from "#lib/command.ts";
import { canSeePasses } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { listLivePasses } from "./repo.ts";

/** The codes of a request that still open something, and where each stands: never the codes themselves. */
export const listPasses = command({
  name: "pass.list",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canSeePasses,
  async run({ tx, subject: request }) {
    const passes = await listLivePasses(tx, request.id);
    return passes.map(({ id, createdAt, expiresAt, session }) => ({
      id,
      createdAt: createdAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
      /** When the other computer was last heard of; null while the code waits to be used. */
      usedAt: session?.lastSeenAt.toISOString() ?? null,
    }));
  },
  view: true,
});

export type ListedPass = { id: string; createdAt: string; expiresAt: string; usedAt: string | null };
