import type { QueueRow } from "#lib/triage/queue-row.ts";
import { ageToday } from "./_request/age.ts";
import { regionWords } from "./_request/region-words.ts";
import { unreachedWords } from "./_request/words.ts";
import { symptomWords } from "./symptom-words.ts";

/** A row in words, as the table shows it. */
export const shownRow = ({ told, regions, mailFails, noEmail, ...row }: QueueRow) => ({
  ...row,
  age: ageToday(row.birthDate),
  where: regionWords(regions),
  symptoms: symptomWords(told),
  /** Where mail does not reach the person: says so, and how to reach them. */
  unreached: mailFails ? unreachedWords(mailFails.phone, noEmail) : null,
});

export type ShownRow = ReturnType<typeof shownRow>;

/** What a row shows otherwise once something was done to it. */
export type Becomes = Partial<Pick<ShownRow, "status" | "owner" | "ownerId" | "unread" | "urgency">>;
