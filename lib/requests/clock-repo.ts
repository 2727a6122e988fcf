import type { RequestStatus } from "#prisma/generated/enums.ts";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { dueAt, pushedBy } from "#lib/calendar/clock.ts";
import type { Tx } from "#lib/platform/db.ts";
import { isFinal } from "./status.ts";

/** The way of a request since it was sent, oldest first. */
export const historyOf = (tx: Tx, requestId: string): Promise<{ status: RequestStatus; at: Date }[]> =>
  tx.statusChange.findMany({ where: { requestId }, select: { status: true, at: true }, orderBy: { at: "asc" } });

/** Notes into which status a request came. Its clock stands still while the patient is asked, and begins anew where it is opened again. */
export async function keepHistory(
  tx: Tx,
  { id: requestId, status: before }: { id: string; status: RequestStatus },
  status: RequestStatus,
): Promise<void> {
  if (status === before) return;
  const at = new Date();
  if (before === "needs_info") await pushDue(tx, requestId, at);
  await tx.statusChange.create({ data: { requestId, status, at } });
  if (isFinal(before) && !isFinal(status))
    await tx.reviewRequest.update({ where: { id: requestId }, data: startedNow(at) });
}

/** Starts the clock of a request that was sent and whose scan is checked, once; the promise is kept as it was given. */
export async function startClock(tx: Tx, requestId: string): Promise<void> {
  await tx.reviewRequest.updateMany({
    where: { id: requestId, clockStartedAt: null, endedAt: null, submittedAt: { not: null } },
    data: startedNow(new Date()),
  });
}

function startedNow(at: Date) {
  const calendar = clinicCalendar();
  return { clockStartedAt: at, dueAt: dueAt(calendar, { startedAt: at, pauses: [] }, calendar.promisedDays) };
}

/** The pause that ends now pushes what is promised by the working time it took since the clock runs. */
async function pushDue(tx: Tx, requestId: string, to: Date): Promise<void> {
  const { clockStartedAt, dueAt: due } = await tx.reviewRequest.findUniqueOrThrow({ where: { id: requestId } });
  const asked = await tx.statusChange.findFirst({
    where: { requestId, status: "needs_info" },
    orderBy: { at: "desc" },
  });
  if (!clockStartedAt || !due || !asked) return;
  const from = asked.at > clockStartedAt ? asked.at : clockStartedAt;
  await tx.reviewRequest.update({
    where: { id: requestId },
    data: { dueAt: pushedBy(clinicCalendar(), due, { from, to }) },
  });
}
