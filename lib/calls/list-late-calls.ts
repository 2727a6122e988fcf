import { z } from "zod";
import { command } from "#lib/command.ts";
import { canAdminister } from "#lib/requests/policy.ts";

/** Calls due today or before that have reached nobody yet, the oldest first: whose they are, and of which request, no more. */
export const listLateCalls = command({
  name: "call.list-late",
  input: z.object({}),
  subject: async () => ({}),
  allow: canAdminister,
  asPortal: "administrators see no request, only that somebody was not reached",
  async run({ tx }) {
    const tasks = await tx.callTask.findMany({
      where: { reachedAt: null },
      include: { request: { select: { reference: true, owner: { select: { name: true } } } } },
      orderBy: [{ openedAt: "asc" }, { id: "asc" }],
      take: 50,
    });
    return tasks.map(({ id, openedAt, escalatedAt, request }) => ({
      id,
      openedAt: openedAt.toISOString(),
      escalated: escalatedAt !== null,
      reference: request.reference,
      owner: request.owner?.name ?? null,
    }));
  },
  view: true,
});
