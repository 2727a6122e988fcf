import { z } from "zod";
import { command } from "#lib/command.ts";
import { canSeeWorklist } from "#lib/requests/policy.ts";

/** How the surgeon last laid out each kind of examination: the number of images, by the kind. */
export const listLayouts = command({
  name: "reading.list-layouts",
  input: z.object({}),
  subject: async () => ({}),
  allow: canSeeWorklist,
  async run({ tx, actor }): Promise<Record<string, number>> {
    if (actor.kind !== "person") return {};
    const kept = await tx.readingLayout.findMany({ where: { accountId: actor.accountId } });
    return Object.fromEntries(kept.map(({ protocol, panes }) => [protocol, panes]));
  },
  view: true,
});
