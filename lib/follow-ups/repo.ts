import type { FollowUpKind } from "#prisma/generated/enums.ts";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { findSignedOpinion } from "#lib/opinions/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import { mostTries, offered, type Standing } from "./follow-up.ts";

/**
 * Begins the follow-up of an answer that says "may be a candidate", and ends it where the answer was corrected to another;
 * a visit that is booked stays so until somebody has spoken with the person.
 */
export async function settleFollowUp(tx: Tx, requestId: string, at: Date): Promise<void> {
  const opinion = await findSignedOpinion(tx, requestId);
  if (opinion?.outcome !== "candidate") {
    const open = { requestId, state: { not: "booked" } } as const;
    await tx.followUp.updateMany({ where: open, data: { state: "corrected", dueAt: null } });
    return;
  }
  const start = { ...offered(clinicCalendar(), at), offeredAt: at };
  await tx.followUp.createMany({ data: { requestId, ...start }, skipDuplicates: true });
  await tx.followUp.updateMany({ where: { requestId, state: "corrected" }, data: start });
}

/** The follow-up of a request with its calls, the newest first; null where there is none. */
export async function followUpOf(tx: Tx, requestId: string) {
  const found = await tx.followUp.findUnique({
    where: { requestId },
    include: { steps: { include: { by: { select: { name: true } } }, orderBy: [{ at: "desc" }, { id: "desc" }] } },
  });
  if (!found) return null;
  const { state, tries, dueAt, offeredAt, visitAt, visitPlace, insurance, insurancePlan, steps } = found;
  return {
    state,
    ...{ tries, mostTries },
    dueAt: dueAt?.toISOString() ?? null,
    offeredAt: offeredAt.toISOString(),
    visit: visitAt && { at: visitAt.toISOString(), place: visitPlace ?? "" },
    insurance: insurance && { kind: insurance, plan: insurancePlan },
    steps: steps.map(({ id, kind, note, at, by }) => ({ id, kind, note, at: at.toISOString(), by: by.name ?? "" })),
  };
}

/** Where a follow-up stands, to go on from; null where there is none. */
export const standingOf = (tx: Tx, requestId: string): Promise<Standing | null> =>
  tx.followUp.findUnique({
    where: { requestId },
    select: { state: true, tries: true, dueAt: true, visitAt: true, visitPlace: true },
  });

/** Keeps a call and where it leads. */
export async function keepCall(
  tx: Tx,
  requestId: string,
  step: { kind: FollowUpKind; note: string; byId: string; at: Date },
  standing: Standing,
): Promise<void> {
  await tx.followUpStep.create({ data: { requestId, ...step } });
  await tx.followUp.update({ where: { requestId }, data: standing });
}
