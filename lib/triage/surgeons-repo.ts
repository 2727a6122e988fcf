import { absencesOf, awayToday } from "#lib/accounts/absence-repo.ts";
import { listSurgeons } from "#lib/accounts/repo.ts";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { dayOf, startOfDay } from "#lib/calendar/working-time.ts";
import type { Tx } from "#lib/platform/db.ts";
import { dayWords, say } from "#lib/platform/language.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { demandLicense } from "#lib/requests/license.ts";
import type { ReviewRequest } from "#lib/requests/repo.ts";
import type { Case, SurgeonFacts } from "./suggestion.ts";

/** All surgeons who can be given a request, with what speaks for and against each today. */
export async function surgeonFacts(tx: Tx): Promise<SurgeonFacts[]> {
  const surgeons = await listSurgeons(tx);
  const ids = surgeons.map(({ id }) => id);
  const absences = await absencesOf(tx, ids);
  const loads = await tx.reviewRequest.groupBy({
    by: ["surgeonId"],
    where: { surgeonId: { in: ids }, status: { in: ["assigned", "needs_info"] } },
    _count: true,
  });
  const load = new Map(loads.map(({ surgeonId, _count }) => [surgeonId, _count]));
  const calendar = clinicCalendar();
  const nextWeek = dayOf(calendar, startOfDay(calendar, new Date(), 7));
  return surgeons.map((surgeon) => {
    const own = absences.get(surgeon.id) ?? [];
    const now = awayToday(own);
    const next = now ?? own.find(({ firstDay }) => firstDay <= nextWeek);
    const away = next ? { firstDay: next.firstDay, lastDay: next.lastDay, now: now !== null } : null;
    return { ...surgeon, load: load.get(surgeon.id) ?? 0, away };
  });
}

/** What matters of a request for who may read it. */
export const caseOf = ({ answers, regions }: Pick<ReviewRequest, "answers" | "regions">): Case => ({
  state: String((answers as Record<string, unknown>)["state"]),
  regions,
});

/**
 * The surgeon who shall have a request, held until the transaction ends, so that nobody disables them in between. Refuses
 * whoever cannot take it, and whoever is away where that was not read.
 */
export async function demandSurgeon(
  tx: Tx,
  request: Pick<ReviewRequest, "answers">,
  { surgeonId, despiteAbsence }: { surgeonId: string; despiteAbsence?: boolean | undefined },
): Promise<{ away: boolean }> {
  await tx.$queryRaw`SELECT 1 FROM account WHERE id = ${surgeonId}::uuid FOR SHARE`;
  const surgeon = (await listSurgeons(tx)).find(({ id }) => id === surgeonId);
  if (!surgeon) throw new Refusal("conflict", "This surgeon cannot take requests any more. Choose another.");
  const away = awayToday((await absencesOf(tx, [surgeonId])).get(surgeonId) ?? []);
  if (away && !despiteAbsence) {
    const until = say("en", dayWords(away.lastDay) ?? away.lastDay);
    const words = `${surgeon.name ?? "This surgeon"} is away until ${until}. Press the button again to assign all the same.`;
    throw new Refusal("conflict", words, { despiteAbsence: words });
  }
  demandLicense(surgeon, request);
  return { away: away !== null };
}
