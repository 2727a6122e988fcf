import { z } from "zod";
import { bounceAddressOf } from "#lib/notifications/bounce-address.ts";
import { digestMail } from "#lib/notifications/mails.ts";
import { noteDelivery } from "#lib/notifications/repo.ts";
import { type Delivery, sendMail } from "#lib/platform/mail.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { task } from "#lib/task.ts";
import { filterOf } from "./queue-filter.ts";
import { countLists, lookFor } from "./queue-repo.ts";

/** The lists whose numbers stand in the mail. */
const lists = {
  urgent: "view=urgent",
  due: "view=due",
  unclaimed: "view=unclaimed",
  messages: "view=messages",
  call: "view=call",
  files: "view=trouble",
  mine: "view=mine",
} as const;

/** Sends one coordinator the morning's numbers: counts, and nothing of anybody. Where nothing waits, nothing is sent. */
export const sendDigest = task({
  name: "digest.send",
  input: z.object({ accountId: z.uuid(), day: z.iso.date() }),
  async subject(tx, _actor, { accountId }) {
    const account = await tx.account.findUnique({ where: { id: accountId, disabledAt: null } });
    if (!account) return null;
    const counts = await countLists(tx, Object.values(lists).map(filterOf), lookFor(accountId));
    return { account, counts };
  },
  allow: isSystem,
  async work({ subject: { account, counts }, input: { accountId, day } }): Promise<Delivery | null> {
    if (account.email === null || counts.every(({ count }) => count === 0)) return null;
    const said = counts.map(({ count, more }) => `${count.toLocaleString("en-US")}${more ? "+" : ""}`);
    const waiting = Object.fromEntries(Object.keys(lists).map((name, at) => [name, said[at] ?? "0"])) as Record<
      keyof typeof lists,
      string
    >;
    return sendMail({
      id: `digest.${accountId}.${day}`,
      to: account.email,
      bouncesTo: bounceAddressOf(account),
      ...digestMail(waiting),
    });
  },
  async save({ tx, input: { accountId }, worked: delivery, trail }) {
    if (delivery) await noteDelivery(tx, accountId, delivery);
    trail.detail = { sent: delivery?.taken ?? false };
  },
});
