import { env } from "#lib/platform/env.ts";

const day = 24 * 60 * 60_000;

/** Whom to tell of a weakness (RFC 9116). What it says is never older than the answer. */
export function GET(): Response {
  const { SECURITY_CONTACT, CLINIC_EMAIL, NEXTAUTH_URL } = env();
  const contact = SECURITY_CONTACT ?? CLINIC_EMAIL;
  const lines = [
    `Contact: ${contact.includes("://") ? contact : `mailto:${contact}`}`,
    `Expires: ${new Date(Date.now() + 180 * day).toISOString()}`,
    "Preferred-Languages: en, es",
    `Canonical: ${new URL("/.well-known/security.txt", NEXTAUTH_URL).href}`,
  ];
  const headers = { "content-type": "text/plain; charset=utf-8", "cache-control": "no-store" };
  return new Response(`${lines.join("\n")}\n`, { headers });
}

export const dynamic = "force-dynamic";
