import type { Tx } from "#lib/platform/db.ts";
import { hashed, hashesOf } from "#lib/platform/secrets.ts";
import { newTypedCode, plainTypedCode } from "./one-time-code.ts";

const howMany = 10;

/** Ten new codes, each of which signs in once instead of a one-time code; those before work no more. Kept as hashes. */
export async function renewCodes(tx: Tx, accountId: string): Promise<string[]> {
  const codes = Array.from({ length: howMany }, newTypedCode);
  await tx.recoveryCode.deleteMany({ where: { accountId } });
  await tx.recoveryCode.createMany({
    data: codes.map((code) => ({ accountId, hash: hashed(plainOf(accountId, code)) })),
  });
  return codes;
}

/** Uses up a code as it was typed; false where it is none of this account, or was used. */
export async function spendCode(tx: Tx, accountId: string, typed: string): Promise<boolean> {
  const used = await tx.recoveryCode.updateMany({
    where: { accountId, hash: { in: hashesOf(plainOf(accountId, typed)) }, usedAt: null },
    data: { usedAt: new Date() },
  });
  return used.count === 1;
}

export const countCodes = (tx: Tx, accountId: string): Promise<number> =>
  tx.recoveryCode.count({ where: { accountId, usedAt: null } });

const plainOf = (accountId: string, code: string) => `${accountId}:${plainTypedCode(code)}`;
