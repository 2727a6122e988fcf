import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canSeeWorklist } from "#lib/requests/policy.ts";
import { Layout } from "./layout.ts";

/** Remembers how a surgeon likes examinations of one kind to be laid out. Of nobody's data. */
export const keepLayout = command({
  name: "reading.keep-layout",
  input: Layout,
  subject: async () => ({}),
  allow: canSeeWorklist,
  async run({ tx, actor, input: { protocol, panes } }) {
    if (actor.kind !== "person") throw new Refusal("forbidden", "Only surgeons keep layouts.");
    const { accountId } = actor;
    await tx.readingLayout.upsert({
      where: { accountId_protocol: { accountId, protocol } },
      create: { accountId, protocol, panes },
      update: { panes },
    });
    return {};
  },
  view: true,
});
