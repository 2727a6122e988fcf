import { z } from "zod";
import { command } from "#lib/command.ts";
import { ownAccount, worksHere } from "./own-access.ts";
import { countCodes } from "./recovery-codes-repo.ts";

/** With what a member of staff signs in. */
export const viewOwnSignIn = command({
  name: "account.view-own-sign-in",
  input: z.object({}),
  subject: ownAccount,
  allow: worksHere,
  async run({ tx, subject: { id, email, role, passwordHash, enrolledAt } }) {
    const passkeys = await tx.passkey.findMany({ where: { accountId: id }, orderBy: { createdAt: "asc" } });
    return {
      email: email ?? "",
      role,
      hasPassword: passwordHash !== null,
      hasCodes: enrolledAt !== null,
      recoveryCodesLeft: await countCodes(tx, id),
      passkeys: passkeys.map(({ id: passkeyId, name, createdAt, lastUsedAt }) => ({
        passkeyId,
        name,
        createdAt: createdAt.toISOString(),
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      })),
    };
  },
  view: true,
});

export type OwnSignIn = Extract<Awaited<ReturnType<typeof viewOwnSignIn>>, { ok: true }>["value"];
