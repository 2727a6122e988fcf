/** Why mail does not reach an address, as its server said: enough to know what to do, and nothing of the mail. */
export type MailFailure = "unknown_address" | "mailbox_full" | "unreachable" | "refused";

/**
 * What a permanent failure means: by the enhanced status (RFC 3463, "5.1.1") where there is one, else by the reply of
 * the mail server (RFC 5321, "550").
 */
export function failureOf({ status, reply }: { status?: string | undefined; reply?: number | undefined }): MailFailure {
  const [, subject, detail] = /^[245]\.(\d{1,3})\.(\d{1,3})$/.exec(status ?? "")?.map(Number) ?? [];
  if (subject === 1) return detail === 7 || detail === 8 ? "refused" : "unknown_address"; // 7 and 8 are the sender's
  if (subject === 2) return detail === 1 ? "unknown_address" : detail === 2 ? "mailbox_full" : "refused";
  if (subject === 4) return "unreachable";
  if (subject !== undefined && subject > 0) return "refused";
  if (reply === 552) return "mailbox_full";
  return reply === 550 || reply === 551 || reply === 553 ? "unknown_address" : "refused";
}
