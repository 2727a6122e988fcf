import { hashed, isHashOf } from "#lib/platform/secrets.ts";

/**
 * The token in a reminder with which reminders are stopped and started again. It opens nothing else, signs nobody in, and
 * does not end: an old mail must work as well.
 */
export const reminderTokenOf = (accountId: string): string => `${accountId}.${hashed(`reminders:${accountId}`)}`;

/** Whose token this is; null where this installation did not make it. */
export function accountOfReminderToken(token: string): string | null {
  const [accountId = "", hash = "", ...rest] = token.split(".");
  return rest.length === 0 && isHashOf(hash, `reminders:${accountId}`) ? accountId : null;
}
