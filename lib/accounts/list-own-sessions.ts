import { z } from "zod";
import { command } from "#lib/command.ts";
import { findOwnAccount } from "./own-account.ts";
import { sessionLimits } from "./session-limits.ts";

/** Where somebody is signed in at this moment, this browser first: their own, and nobody else's. */
export const listOwnSessions = command({
  name: "session.list",
  input: z.object({}),
  subject: findOwnAccount,
  allow: () => true,
  async run({ tx, subject: { accountId, sessionId, role } }) {
    const { idle, absolute } = sessionLimits(role);
    const ago = (ms: number) => ({ gt: new Date(Date.now() - ms) });
    const sessions = await tx.session.findMany({
      where: {
        ...{ accountId, endedAt: null, tokenHash: { not: null }, expiresAt: { gt: new Date() } },
        ...{ lastSeenAt: ago(idle), createdAt: ago(absolute) },
      },
      orderBy: [{ lastSeenAt: "desc" }, { id: "asc" }],
    });
    return sessions
      .map(({ id, browser, place, createdAt, lastSeenAt }) => ({
        ...{ id, browser, place },
        since: createdAt.toISOString(),
        lastUsed: lastSeenAt.toISOString(),
        isThis: id === sessionId,
      }))
      .sort((one, other) => Number(other.isThis) - Number(one.isThis));
  },
  view: true,
});

export type OwnSession = Extract<Awaited<ReturnType<typeof listOwnSessions>>, { ok: true }>["value"][number];
