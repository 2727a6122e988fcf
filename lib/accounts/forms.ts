import { z } from "zod";
import { carry, type Text } from "#lib/platform/language.ts";

const enterEmail: Text = { en: "Enter your email address", es: "Escriba su correo electrónico" };
const enterTheirEmail: Text = { en: "Enter their email address", es: "Escriba el correo electrónico de esa persona" };
const enterNewEmail: Text = { en: "Enter your new email address", es: "Escriba su nuevo correo electrónico" };
const likeThis = carry({
  en: "Enter an email address, like name@example.org",
  es: "Escriba un correo electrónico, como nombre@example.org",
});
const onlyOne = carry({ en: "Enter one email address only", es: "Escriba un solo correo electrónico" });
const enterDigits = carry({ en: "Enter the six digits", es: "Escriba los seis dígitos" });

const emailOr = (missing: Text) =>
  z
    .string({ error: carry(missing) })
    .trim()
    // Before letters are made small: some that look like ours become ours (the Kelvin sign a k).
    .regex(/^[\x20-\x7e]*$/, likeThis)
    .toLowerCase()
    .min(1, carry(missing))
    .regex(/^[^@]*@?[^@]*$/, onlyOne)
    .max(254, carry({ en: "This email address is too long", es: "Este correo electrónico es demasiado largo" }))
    .pipe(z.email(likeThis));

/** An email address, as people type it. */
export const EmailAddress = emailOr(enterEmail);

/** The same as staff type it for somebody else. */
export const TheirEmailAddress = emailOr(enterTheirEmail);

/** The same where it takes the place of another. */
export const NewEmailAddress = emailOr(enterNewEmail);

/** Six digits, with or without the blank that mails print. */
export const SixDigits = z
  .string({ error: enterDigits })
  .transform((text) => text.replace(/[\s-]/g, ""))
  .pipe(z.string().regex(/^\d{6}$/, enterDigits));

/** What comes along with a try to sign in: the mark of a browser that did before, and where the try comes from. */
export const Tried = z.object({ mark: z.string().max(100).optional(), from: z.string().max(200).optional() });

export const StaffPassword = z.object({
  email: EmailAddress,
  password: z.string().min(1, "Enter your password").max(200, "This password is too long"),
});

/**
 * A page of our own to go back to after signing in, or null: never another site, however it is written
 * ("//evil.example", "/\evil.example", control characters), and never a sign-in page again.
 */
export function returnPath(from: unknown): string | null {
  if (typeof from !== "string" || from.length > 500 || !/^\/[^/\\]/.test(from) || /[\\\p{Cc}]/u.test(from)) return null;
  const { origin, pathname, search } = new URL(from, "https://portal.invalid");
  // Resolved once more, "/x/..//evil.example" has become "//evil.example".
  if (origin !== "https://portal.invalid" || !/^\/[^/]/.test(pathname)) return null;
  return /^\/(sign-in|api)(\/|$)/.test(pathname) ? null : pathname + search;
}
