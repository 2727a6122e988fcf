import { z } from "zod";
import type { Actor } from "#lib/accounts/actor.ts";
import { command } from "#lib/command.ts";
import { visibleTo } from "./repo.ts";

/**
 * Which of some changed requests exist for this actor at this moment: of these, and no others, they may hear that
 * something changed. What it is, their page asks by the commands that it was made with.
 */
export const hearChanges = command({
  name: "request.hear-changes",
  input: z.object({ requestIds: z.array(z.uuid()).max(1_000) }),
  subject: async (_tx, actor) => (isKnown(actor) ? {} : null),
  allow: isKnown,
  async run({ tx, actor, input: { requestIds } }) {
    const seen = await tx.reviewRequest.findMany({
      where: { AND: [{ id: { in: requestIds } }, visibleTo(actor)] },
      select: { id: true },
    });
    return seen.map(({ id }) => id);
  },
  view: true,
});

function isKnown(actor: Actor): boolean {
  return actor.kind === "person" || actor.kind === "pass";
}
