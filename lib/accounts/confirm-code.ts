import { z } from "zod";
import { command } from "#lib/command.ts";
import { unsealFrom } from "#lib/keys/sealed-columns.ts";
import { noteProof, type Proof } from "./recent-proof.ts";
import { forgetGuesses, mayGuess } from "./guess-limits.ts";
import { stepOfCode } from "./one-time-code.ts";
import { spendStep } from "./repo.ts";

/**
 * Somebody who is signed in shows once more who they are, by a fresh code of their authenticator app. A wrong one is an
 * answer and no refusal, so that it is counted.
 */
export const confirmCode = command({
  name: "account.confirm-code",
  input: z.object({ code: z.string().max(40) }),
  subject: async (tx, actor) =>
    actor.kind === "person" ? tx.account.findUnique({ where: { id: actor.accountId } }) : null,
  allow: () => true,
  async run({ tx, actor, subject: account, input: { code }, trail }): Promise<Proof> {
    trail.detail = { right: false };
    if (actor.kind !== "person" || !account.totpSecret) return { status: "wrong" };
    // Who is signed in is no stranger, and shuts out nobody but themselves.
    if (!(await mayGuess(tx, { what: "code", at: account.id, known: true }))) return { status: "later" };
    const secret = unsealFrom("account.totpSecret", account.id, account.totpSecret);
    const step = stepOfCode(secret, code.replace(/\s/g, ""), account.totpUsedStep);
    if (step === null || !(await spendStep(tx, account.id, step))) return { status: "wrong" };
    await forgetGuesses(tx, { what: "code", at: account.id });
    trail.detail = { right: true };
    return { status: "right", ...(await noteProof(tx, actor.sessionId)) };
  },
});
