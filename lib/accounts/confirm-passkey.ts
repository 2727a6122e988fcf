import { z } from "zod";
import { command } from "#lib/command.ts";
import { tellOf } from "./announce.ts";
import { ownAccount, worksHere } from "./own-access.ts";
import { checkSignature, Signed } from "./passkey-repo.ts";
import { noteProof, type Proof } from "./recent-proof.ts";

/** Somebody who is signed in shows once more who they are, by a passkey of their own. */
export const confirmPasskey = command({
  name: "account.confirm-passkey",
  input: z.object({ signed: Signed }),
  subject: ownAccount,
  allow: worksHere,
  async run({ tx, actor, subject: { id }, input: { signed }, trail }): Promise<Proof> {
    const { status } = await checkSignature(tx, signed, "prove", id);
    trail.detail = { right: status === "right" };
    if (status === "cloned") await tellOf(tx, actor, id, { kind: "passkey_cloned" });
    if (status !== "right" || actor.kind !== "person") return { status: "wrong" };
    return { status: "right", ...(await noteProof(tx, actor.sessionId)) };
  },
});
