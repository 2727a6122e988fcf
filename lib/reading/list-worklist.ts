import { z } from "zod";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { isLate } from "#lib/calendar/clock.ts";
import { command } from "#lib/command.ts";
import { liveGrants } from "#lib/opinions/grants-repo.ts";
import { canSeeWorklist } from "#lib/requests/policy.ts";
import { countScans } from "#lib/studies/list-scan.ts";
import { releasedScans } from "#lib/studies/released-scans.ts";
import { scanState } from "#lib/studies/scan-state.ts";
import { casesToRead } from "./cases-repo.ts";

/**
 * The surgeon's own cases: to read first, urgent before the rest and then what is due first; those on which a colleague
 * asks; those that wait for their patient; and those signed lately.
 */
export const listWorklist = command({
  name: "reading.list",
  input: z.object({}),
  subject: async () => ({}),
  allow: canSeeWorklist,
  async run({ tx, actor }) {
    const surgeonId = actor.kind === "person" ? actor.accountId : "";
    const toRead = await casesToRead(tx, surgeonId, { take: 200 });
    const asked = await tx.reviewRequest.findMany({
      where: { status: "assigned", grants: { some: { toId: surgeonId, ...liveGrants() } } },
      orderBy: [{ urgent: "desc" }, { raised: "desc" }, { dueAt: { sort: "asc", nulls: "last" } }, { id: "asc" }],
      take: 100,
    });
    const waiting = await tx.reviewRequest.findMany({
      where: { surgeonId, status: "needs_info" },
      orderBy: [{ urgent: "desc" }, { raised: "desc" }, { id: "asc" }],
      take: 100,
    });
    const answered = await tx.reviewRequest.findMany({
      where: {
        surgeonId,
        OR: [{ status: { in: ["reviewed", "closed"] }, answeredAt: { not: null } }, { status: "signed" }],
      },
      orderBy: [{ answeredAt: { sort: "desc", nulls: "first" } }, { id: "asc" }],
      take: 100,
    });
    const rows = [...toRead, ...asked, ...waiting, ...answered];
    const ids = rows.map(({ id }) => id);
    const scans = await countScans(tx, ids);
    const seen = await releasedScans(tx, ids);
    const colleagues = new Set(asked.map(({ id }) => id));
    const priors = await tx.reviewRequest.groupBy({
      by: ["patientId", "personName"],
      where: { surgeonId, patientId: { in: toRead.map(({ patientId }) => patientId) }, answeredAt: { not: null } },
      _count: true,
    });
    const calendar = clinicCalendar();
    return rows.map((request) => {
      const scan = scans.get(request.id);
      const { images = 0, modalities = [], main = null } = seen.get(request.id) ?? {};
      const of = (one: { patientId: string; personName: string | null }) =>
        one.patientId === request.patientId && one.personName === request.personName;
      return {
        id: request.id,
        reference: request.reference,
        status: request.status,
        /** A colleague has it, and asks. */
        asked: colleagues.has(request.id),
        personName: request.personName ?? "",
        birthDate: request.birthDate?.toISOString().slice(0, 10) ?? null,
        regions: request.regions,
        /** What is felt, for the question in a line. */
        told: toldOf(request.answers),
        urgent: request.urgent,
        raised: request.raised,
        waitingFrom: request.waitingFrom?.toISOString() ?? null,
        due: request.dueAt && { at: request.dueAt.toISOString(), late: isLate(calendar, request.dueAt, new Date()) },
        /** How many of the same person were answered before. */
        prior: priors.find(of)?._count ?? 0,
        // What is signed is answered for its surgeon, also while the patient is phoned first.
        answeredAt: (request.status === "signed" ? request.waitingFrom : request.answeredAt)?.toISOString() ?? null,
        // What is held back is not a surgeon's to settle: it is told beside the state of what they may read.
        scan: scan ? scanState({ ...scan, images, modalities, heldBack: 0 }) : ("missing" as const),
        heldBack: scan?.heldBack ?? 0,
        images,
        modalities,
        main,
      };
    });
  },
  view: true,
});

export type WorklistRow = Extract<Awaited<ReturnType<typeof listWorklist>>, { ok: true }>["value"][number];

function toldOf(answers: unknown): Record<string, unknown> {
  const { areas, duration, course, painNow } = (answers ?? {}) as Record<string, unknown>;
  return { areas, duration, course, painNow };
}
