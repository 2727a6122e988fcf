import { z } from "zod";
import { command } from "#lib/command.ts";
import { endSessions } from "./sessions-repo.ts";

/** Signs a person, or another computer, out: the session is over, and its cookie or token worthless from now on. */
export const endSession = command({
  name: "sign-out",
  input: z.object({}),
  subject: async (_tx, actor) => ("sessionId" in actor ? actor : null),
  allow: () => true,
  async run({ tx, actor, subject: { sessionId }, trail }) {
    if (actor.kind === "pass") trail.requestId = actor.requestId;
    await endSessions(tx, { id: sessionId });
    return {};
  },
});
