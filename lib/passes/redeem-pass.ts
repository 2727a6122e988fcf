import { z } from "zod";
import { openPassSession, passLife } from "#lib/accounts/session.ts";
import { clearLimits, withinLimit } from "#lib/accounts/throttle.ts";
import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import { carry } from "#lib/platform/language.ts";
import { takesScan } from "#lib/requests/status.ts";
import { passHashes } from "./give-pass.ts";
import { findUnusedPass, takePass } from "./repo.ts";

const enterCode = carry({ en: "Enter the code", es: "Escriba el código" });

export type Redeemed =
  | { status: "opened"; token: string; requestId: string; reference: string; expiresAt: string }
  | { status: "wrong" | "later" };

/**
 * Opens a session for whoever types the code of a pass, once. Answers alike for a code that is unknown, used, expired or
 * revoked. Tries are counted by the address they come from, and all together, as an address can be made up.
 */
export const redeemPass = command({
  name: "pass.redeem",
  input: z.object({
    code: z
      .string({ error: enterCode })
      .trim()
      .min(1, enterCode)
      .max(100, carry({ en: "This code is too long", es: "Este código es demasiado largo" })),
    by: z.enum(["browser", "program"]),
    /** Where the try comes from; kept as a hash only, and only to count. */
    from: z.string().max(200).optional(),
    /** A program says which request it means, so that no code is used up on another. */
    reference: z.string().max(40).optional(),
  }),
  subject: async () => ({}),
  allow: () => true,
  asPortal: "nobody is known yet, and the code says which request",
  async run({ tx, input: { code, by, from, reference }, trail }): Promise<Redeemed> {
    trail.detail = { right: false };
    const mine = from === undefined ? null : `pass:${from}`;
    const own = mine === null || (await withinLimit(tx, mine, perAddress));
    const all = await withinLimit(tx, "pass", together);
    if (!own || !all) return { status: "later" };
    const pass = await findUnusedPass(tx, passHashes(code));
    const open = pass && takesScan(pass.request.status) && !pass.request.patient.disabledAt ? pass : null;
    if (!open || (reference !== undefined && plain(reference) !== plain(open.request.reference)))
      return { status: "wrong" };
    const expiresAt = new Date(Date.now() + passLife);
    if (!(await takePass(tx, open.id, expiresAt))) return { status: "wrong" };
    const { id: requestId, patientId } = open.request;
    Object.assign(trail, { requestId, patientId, detail: { right: true, passId: open.id, by } });
    await notify(tx, "pass_used", open.request);
    if (mine) await clearLimits(tx, [mine]);
    const { token } = await openPassSession(tx, { passId: open.id, expiresAt, by });
    return {
      status: "opened",
      token,
      requestId,
      reference: open.request.reference,
      expiresAt: expiresAt.toISOString(),
    };
  },
});

const perAddress = { tries: 10, minutes: 15 };
/**
 * So few that guessing is hopeless: with a thousand codes out, the first would be hit after centuries. So many that
 * shutting everybody else out takes a flood that would stop the portal anyway.
 */
export const together = { tries: 60_000, minutes: 15 };

const plain = (reference: string) => reference.toUpperCase().replace(/[^A-Z0-9]/g, "");
