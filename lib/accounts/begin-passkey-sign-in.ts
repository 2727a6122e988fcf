import { generateAuthenticationOptions } from "@simplewebauthn/server";
import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { newChallenge, relyingParty } from "./passkey-challenges.ts";
import { mayAsk } from "./guess-limits.ts";

/** What a browser needs to sign in with a passkey: the same for everybody, as nobody has said yet who they are. */
export const beginPasskeySignIn = command({
  name: "sign-in.begin-passkey",
  input: z.object({ from: z.string().max(200).optional() }),
  subject: async () => ({}),
  allow: () => true,
  async run({ tx, input: { from } }) {
    if (!(await mayAsk(tx, "passkey", from)))
      throw new Refusal("too_many", "There were too many attempts. Wait 15 minutes, then try again");
    const challenge = await newChallenge(tx, "sign_in", null);
    return generateAuthenticationOptions({ rpID: relyingParty().rpID, challenge, userVerification: "required" });
  },
});
