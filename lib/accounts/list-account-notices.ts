import { z } from "zod";
import { command } from "#lib/command.ts";
import { canAdminister } from "#lib/requests/policy.ts";

/** How many of the newest are shown. */
const listed = 20;

/** What was done to accounts of staff lately, as every administrator is told: to whose, by whom, the newest first. */
export const listAccountNotices = command({
  name: "account.list-notices",
  input: z.object({}),
  subject: async () => ({}),
  allow: canAdminister,
  async run({ tx, actor }) {
    const notices = await tx.accountNotice.findMany({
      where: { accountId: actor.kind === "person" ? actor.accountId : "", aboutId: { not: null } },
      orderBy: { id: "desc" },
      take: listed,
    });
    const ids = notices.flatMap(({ aboutId, byId }) => [aboutId, byId].filter((id) => id !== null));
    const people = await tx.account.findMany({ where: { id: { in: ids } }, select: { id: true, name: true } });
    const nameOf = (id: string | null) => people.find((one) => one.id === id)?.name ?? "an account that is gone";
    return notices.map(({ id, kind, detail, aboutId, byId, createdAt }) => ({
      ...{ id, kind, detail, aboutId },
      about: nameOf(aboutId),
      by: nameOf(byId),
      at: createdAt.toISOString(),
    }));
  },
  view: true,
});
