import type { Opened } from "#lib/emergencies/open-in-emergency.ts";

/** Why nothing was opened, and what to do. */
export function notOpened(opened: Exclude<Opened, { status: "open" }>): string {
  if (opened.status === "several")
    return `Several requests are of this person: ${opened.references.join(", ")}. Enter the reference of the one you need; the newest comes first.`;
  if (opened.status === "later")
    return "You have tried too often. Call the intake staff: they see every request. You can try again in an hour.";
  return "Nothing is found by exactly this, or it is among your cases already. Check how it is spelt, or call the intake staff.";
}
