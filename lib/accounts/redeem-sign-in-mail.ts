import { z } from "zod";
import { command } from "#lib/command.ts";
import { noteReached } from "#lib/notifications/repo.ts";
import { isHashOf } from "#lib/platform/secrets.ts";
import { SixDigits, Tried } from "./forms.ts";
import { forgetGuesses, mayGuess } from "./guess-limits.ts";
import { isKnown, markOf } from "./known-browser.ts";
import { countTry, findLiveSignInMail, findOrCreatePatient } from "./repo.ts";
import { openSession } from "./session.ts";
import { isCodeOf, mailOfLink } from "./sign-in-mail.ts";

const Given = Tried.extend({
  /** Which mail this browser asked for, and the secret that shows it did. */
  asked: z.object({ mailId: z.uuid(), browser: z.string() }).optional(),
  link: z.string().max(200).optional(),
  code: SixDigits.optional(),
});

type Outcome =
  | { status: "signed_in"; ticket: string; mark: string }
  | { status: "wrong" | "expired" | "code_needed" | "link_needed" };

/**
 * Signs a patient in by the code, or by the link alone in the browser that asked for it. Another browser must give the
 * code as well. Wrong codes are counted also when many are tried at once; those typed beside the link by themselves, so
 * that whoever guesses without the mail does not lock out the person who has it.
 */
export const redeemSignInMail = command({
  name: "sign-in.redeem",
  input: Given,
  subject: async () => ({}),
  allow: () => true,
  async run({ tx, input: { asked, link, code, mark, from }, trail }): Promise<Outcome> {
    trail.detail = { right: false };
    const linked = link === undefined ? null : mailOfLink(link);
    const mail = await findLiveSignInMail(tx, linked ?? asked?.mailId ?? "00000000-0000-0000-0000-000000000000");
    if (!mail) return { status: "expired" };
    const here = asked?.mailId === mail.id && isHashOf(mail.browserHash, asked.browser);
    if (!here && !linked) return { status: "expired" };
    if (code === undefined && !(here && linked)) return { status: "code_needed" };
    if (code !== undefined) {
      // Whoever has the link has the mail: they guess at nothing, and are never shut out by who does.
      const guess = { what: "digits", at: mail.email, known: isKnown(mark, mail.email), from } as const;
      if (!linked && !(await mayGuess(tx, guess))) return { status: "link_needed" };
      if (!(await countTry(tx, mail.id, linked ? "linkAttempts" : "attempts"))) return { status: "expired" };
      if (!isCodeOf(mail.id, code)) return { status: "wrong" };
    }
    const used = await tx.signInMail.updateMany({ where: { id: mail.id, usedAt: null }, data: { usedAt: new Date() } });
    const account = used.count === 1 ? await findOrCreatePatient(tx, mail) : null;
    if (!account) return { status: "expired" };
    Object.assign(trail, { patientId: account.id, detail: { right: true } });
    if (account.mailFailedAt) await noteReached(tx, account.id); // the code came by mail
    await forgetGuesses(tx, { what: "mail", at: mail.email }, { what: "digits", at: mail.email });
    return { status: "signed_in", ...(await openSession(tx, account)), mark: markOf(mail.email) };
  },
});
