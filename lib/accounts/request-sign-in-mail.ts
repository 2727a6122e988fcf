import { z } from "zod";
import { command } from "#lib/command.ts";
import { languages } from "#lib/platform/language.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { hashed, newToken } from "#lib/platform/secrets.ts";
import { EmailAddress, Tried } from "./forms.ts";
import { mayGuess } from "./guess-limits.ts";
import { isKnown } from "./known-browser.ts";
import { signInMailLife } from "./sign-in-mail.ts";

/**
 * Sends a patient a code and a link. Answers alike for every address, also where too many mails were asked for: the
 * answer names the mail and the secret that binds its link to this browser. A mail that is not sent opens nothing, else
 * asking for ever more of them would give ever more guesses at a code.
 */
export const requestSignInMail = command({
  name: "sign-in.mail",
  input: Tried.extend({
    email: EmailAddress,
    /** Of the page on which it was asked for. */
    language: z.enum(languages).default("en"),
  }),
  subject: async () => ({}),
  allow: () => true,
  async run({ tx, input: { email, language, mark, from } }) {
    const browser = newToken();
    const sends = await mayGuess(tx, { what: "mail", at: email, known: isKnown(mark, email), from });
    const expiresAt = new Date(Date.now() + (sends ? signInMailLife.minutes * 60_000 : 0));
    const mail = await tx.signInMail.create({ data: { email, language, browserHash: hashed(browser), expiresAt } });
    if (sends) await enqueue(tx, "send-sign-in-mail", { mailId: mail.id });
    return { mailId: mail.id, browser };
  },
});
