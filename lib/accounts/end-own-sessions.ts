import { z } from "zod";
import { command } from "#lib/command.ts";
import { findOwnAccount } from "./own-account.ts";
import { endSessions } from "./sessions-repo.ts";

/** Signs somebody out elsewhere: of the one browser that is named, or of all but this one. */
export const endOwnSessions = command({
  name: "session.end-elsewhere",
  input: z.object({ sessionId: z.uuid().optional() }),
  subject: findOwnAccount,
  allow: () => true,
  async run({ tx, subject: { accountId, sessionId: here }, input: { sessionId }, trail }) {
    const ended = await endSessions(tx, {
      accountId,
      id: sessionId ? { equals: sessionId, not: here } : { not: here },
    });
    trail.detail = { ended };
    return { ended };
  },
});
