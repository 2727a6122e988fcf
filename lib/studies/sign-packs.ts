import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { signPut, urlLife } from "#lib/platform/storage.ts";
import { canSendScan } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { SignRequest } from "#lib/upload/contract.ts";

/** The most one request may hold. A lumbar MRI has about 100 MB, the largest CT some GB. */
export const requestCeiling = { bytes: 20 * 2 ** 30, packs: 20_000 };

/** A place whose minutes are over holds nothing and will not: a bad line asks for many of them. */
const stillSigned = () => ({
  state: "signed" as const,
  signedAt: { gt: new Date(Date.now() - 1000 * urlLife.put) },
});

/** Gives packs a place in storage: a random key each, and an address good for exactly these bytes. */
export const signPacks = command({
  name: "scan.sign-packs",
  input: SignRequest.extend({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canSendScan,
  async run({ tx, subject: request, input: { packs }, trail }) {
    const { _sum, _count } = await tx.pack.aggregate({
      where: { requestId: request.id, OR: [{ state: { in: ["stored", "checked"] } }, stillSigned()] },
      _sum: { size: true },
      _count: true,
    });
    const size = packs.reduce((sum, pack) => sum + pack.size, Number(_sum.size ?? 0));
    if (size > requestCeiling.bytes || _count + packs.length > requestCeiling.packs)
      throw new Refusal("too_large", "This is more than one request can hold. Choose only the scan of your back.");
    trail.detail = { packs: packs.length };
    return tx.pack.createManyAndReturn({
      data: packs.map((pack) => ({
        requestId: request.id,
        key: `packs/${crypto.randomUUID()}.zip`,
        size: pack.size,
        sha256: pack.sha256,
        announced: pack.entries,
      })),
    });
  },
  async after(rows) {
    const places = rows.map(async ({ id, key, size, sha256 }) => ({
      packId: id,
      ...(await signPut({ key, size: Number(size), sha256 })),
    }));
    return { packs: await Promise.all(places) };
  },
});
