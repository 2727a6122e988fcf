import type { Actor } from "#lib/accounts/actor.ts";
import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import type { Tx } from "#lib/platform/db.ts";

export type Absence = { id: string; firstDay: string; lastDay: string };

/** Absences that have not ended at the clinic, the next first, by whose they are. */
export async function absencesOf(tx: Tx, accountIds: readonly string[]): Promise<Map<string, Absence[]>> {
  const absences = await tx.absence.findMany({
    where: { accountId: { in: [...accountIds] }, lastDay: { gte: new Date(clinicToday()) } },
    orderBy: [{ firstDay: "asc" }, { id: "asc" }],
  });
  const found = new Map<string, Absence[]>();
  for (const { id, accountId, firstDay, lastDay } of absences)
    found.set(accountId, [...(found.get(accountId) ?? []), { id, firstDay: dayIn(firstDay), lastDay: dayIn(lastDay) }]);
  return found;
}

/** Somebody is away today; null where they are not. */
export const awayToday = (absences: readonly Absence[], today = clinicToday()): Absence | null =>
  absences.find(({ firstDay, lastDay }) => firstDay <= today && today <= lastDay) ?? null;

/** The surgeon whom an act is about: the one named, or oneself. */
export async function findSurgeon(tx: Tx, actor: Actor, accountId: string | undefined) {
  const id = accountId ?? (actor.kind === "person" ? actor.accountId : null);
  const surgeon = id && (await tx.account.findFirst({ where: { id, role: "surgeon", disabledAt: null } }));
  return surgeon
    ? { accountId: surgeon.id, name: surgeon.name ?? "", regions: surgeon.regions, languages: surgeon.languages }
    : null;
}

const dayIn = (date: Date): string => date.toISOString().slice(0, 10);
