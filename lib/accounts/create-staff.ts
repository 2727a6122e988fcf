import { z } from "zod";
import { command } from "#lib/command.ts";
import { isSystem } from "#lib/requests/policy.ts";
import { hashPassword } from "./password.ts";

/** Makes the first staff accounts of an installation; where there are staff already, nobody is added. */
export const createStaff = command({
  name: "account.create-first-staff",
  input: z.object({
    accounts: z.array(
      z.object({
        role: z.enum(["coordinator", "surgeon", "administrator"]),
        name: z.string().min(1),
        email: z.email(),
        password: z.string().min(15),
        /** Postal codes of the states in which a surgeon is licensed. */
        states: z.array(z.string().length(2)).default([]),
      }),
    ),
  }),
  subject: async () => ({}),
  allow: isSystem,
  async run({ tx, input: { accounts } }) {
    if ((await tx.account.count({ where: { role: { not: "patient" } } })) > 0) return { created: false };
    for (const { password, states, ...account } of accounts) {
      const credentials = account.role === "surgeon" ? "MD" : null;
      const licenses = { create: states.map((state) => ({ state })) };
      const passwordHash = await hashPassword(password);
      await tx.account.create({ data: { ...account, credentials, passwordHash, licenses } });
    }
    return { created: true };
  },
});
