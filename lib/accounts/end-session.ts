import { z } from "zod";
import { command } from "#lib/command.ts";

/** Signs a person out: their session is over, and its cookie worthless from now on. */
export const endSession = command({
  name: "sign-out",
  input: z.object({}),
  subject: async (_tx, actor) => (actor.kind === "person" ? actor : null),
  allow: () => true,
  async run({ tx, subject: { sessionId } }) {
    await tx.session.updateMany({ where: { id: sessionId, endedAt: null }, data: { endedAt: new Date() } });
    return {};
  },
});
