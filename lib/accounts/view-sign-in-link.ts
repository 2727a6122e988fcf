import { z } from "zod";
import { command } from "#lib/command.ts";
import { isHashOf } from "#lib/platform/secrets.ts";
import { findLiveSignInMail } from "./repo.ts";
import { mailOfLink } from "./sign-in-mail.ts";

/** What opening a link shows; it consumes nothing, as mail scanners open links too. */
export const viewSignInLink = command({
  name: "sign-in.view-link",
  input: z.object({
    link: z.string().max(200),
    asked: z.object({ mailId: z.string(), browser: z.string() }).optional(),
  }),
  subject: async () => ({}),
  allow: () => true,
  async run({ tx, input: { link, asked } }): Promise<"continue" | "code" | "expired"> {
    const mailId = mailOfLink(link);
    const mail = mailId ? await findLiveSignInMail(tx, mailId) : null;
    if (!mail) return "expired";
    return asked?.mailId === mail.id && isHashOf(mail.browserHash, asked.browser) ? "continue" : "code";
  },
});
