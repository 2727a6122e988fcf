import { z } from "zod";
import { newTypedCode, plainTypedCode } from "#lib/accounts/one-time-code.ts";
import { passLife } from "#lib/accounts/session.ts";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { hashed, hashesOf } from "#lib/platform/secrets.ts";
import { canGivePass } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { listLivePasses, mostLivePasses } from "./repo.ts";

/** Makes a code with which another computer can send this request's scan. It is told once and kept as a hash. */
export const givePass = command({
  name: "pass.give",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canGivePass,
  async run({ tx, subject: request, trail }) {
    await lockRequest(tx, request.id);
    if ((await listLivePasses(tx, request.id)).length >= mostLivePasses)
      throw new Refusal("too_many", {
        en: `There are ${mostLivePasses} codes already. Revoke one that you do not need.`,
        es: `Ya hay ${mostLivePasses} códigos. Anule uno que no necesite.`,
      });
    const code = newTypedCode();
    const { id, expiresAt } = await tx.uploadPass.create({
      data: {
        requestId: request.id,
        codeHash: passHash(code),
        expiresAt: new Date(Date.now() + passLife),
      },
    });
    trail.detail = { passId: id };
    return { passId: id, code, expiresAt: expiresAt.toISOString() };
  },
});

/** The hash under which the code of a pass is kept. */
const passHash = (typed: string): string => hashed(plainPass(typed));

/** The hashes under which a typed code may be found. */
export const passHashes = (typed: string): string[] => hashesOf(plainPass(typed));

const plainPass = (typed: string): string => `pass:${plainTypedCode(typed)}`;
