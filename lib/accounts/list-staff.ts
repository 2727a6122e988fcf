import { z } from "zod";
import { command } from "#lib/command.ts";
import { canAdminister } from "#lib/requests/policy.ts";
import { addressOf } from "./address.ts";

/** Who works here: the staff accounts, by role and name. */
export const listStaff = command({
  name: "account.list-staff",
  input: z.object({}),
  subject: async () => ({}),
  allow: canAdminister,
  async run({ tx }) {
    const accounts = await tx.account.findMany({
      where: { role: { not: "patient" } },
      orderBy: [{ role: "asc" }, { name: "asc" }, { email: "asc" }],
      select: { id: true, name: true, email: true, role: true, credentials: true, enrolledAt: true, disabledAt: true },
    });
    return accounts.map(({ enrolledAt, disabledAt, ...account }) => ({
      ...account,
      email: addressOf(account),
      enrolledAt: enrolledAt?.toISOString() ?? null,
      disabledAt: disabledAt?.toISOString() ?? null,
    }));
  },
  view: true,
});
