import { z } from "zod";
import { command } from "#lib/command.ts";
import { canSeeWorklist } from "#lib/requests/policy.ts";
import { visibleTo } from "#lib/requests/repo.ts";
import { countScans } from "#lib/studies/list-scan.ts";
import { releasedScans } from "#lib/studies/released-scans.ts";
import { scanState } from "#lib/studies/scan-state.ts";

/** The surgeon's own cases: to read first, urgent before the rest, then those signed lately. */
export const listWorklist = command({
  name: "reading.list",
  input: z.object({}),
  subject: async () => ({}),
  allow: canSeeWorklist,
  async run({ tx, actor }) {
    const open = await tx.reviewRequest.findMany({
      where: { AND: [visibleTo(actor), { answeredAt: null, status: { not: "signed" } }] },
      orderBy: [{ urgent: "desc" }, { raised: "desc" }, { waitingFrom: { sort: "asc", nulls: "last" } }, { id: "asc" }],
      take: 200,
    });
    const answered = await tx.reviewRequest.findMany({
      where: { AND: [visibleTo(actor), { OR: [{ answeredAt: { not: null } }, { status: "signed" }] }] },
      orderBy: [{ answeredAt: { sort: "desc", nulls: "first" } }, { id: "asc" }],
      take: 100,
    });
    const rows = [...open, ...answered];
    const ids = rows.map(({ id }) => id);
    const scans = await countScans(tx, ids);
    const seen = await releasedScans(tx, ids);
    return rows.map((request) => {
      const scan = scans.get(request.id);
      const { images = 0, modalities = [], main = null } = seen.get(request.id) ?? {};
      return {
        id: request.id,
        reference: request.reference,
        status: request.status,
        personName: request.personName ?? "",
        birthDate: request.birthDate?.toISOString().slice(0, 10) ?? null,
        regions: request.regions,
        urgent: request.urgent,
        raised: request.raised,
        waitingFrom: request.waitingFrom?.toISOString() ?? null,
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
