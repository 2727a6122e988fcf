import { z } from "zod";
import { command } from "#lib/command.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { RequestStatus } from "#prisma/generated/enums.ts";
import { countUnread, unreadFrom } from "#lib/messages/repo.ts";
import { canSeeQueue } from "#lib/requests/policy.ts";
import { countScans } from "#lib/studies/list-scan.ts";
import { scanState } from "#lib/studies/scan-state.ts";

/** Which requests a view of the queue shows; "open" is what somebody here should act on. */
export const queueViews = ["open", "mine", "messages", "waiting", "assigned", "decided"] as const;
export type QueueView = (typeof queueViews)[number];

const statusesOf: Record<QueueView, RequestStatus[]> = {
  open: ["submitted", "in_triage"],
  mine: ["in_triage", "needs_info"],
  messages: Object.values(RequestStatus),
  waiting: ["needs_info"],
  assigned: ["assigned", "signed"],
  decided: ["reviewed", "declined", "closed", "withdrawn"],
};

const pageSize = 100;

/** What somebody here must act on whatever the status: a call before an answer is shown, a wish to be decided. */
const tasks: Prisma.ReviewRequestWhereInput[] = [{ callBy: { not: null } }, { wishes: { some: { state: "open" } } }];
const withUnread: Prisma.ReviewRequestWhereInput = { messages: { some: unreadFrom("patient") } };

const byUrgency: Prisma.ReviewRequestOrderByWithRelationInput[] = [
  { urgent: "desc" },
  { raised: "desc" },
  { waitingFrom: { sort: "asc", nulls: "last" } },
  { id: "asc" },
];
const newestFirst: Prisma.ReviewRequestOrderByWithRelationInput[] = [{ submittedAt: "desc" }, { id: "desc" }];

/** The queue: urgent first, then raised, then who has waited longest; what is decided, newest first. One page of a hundred rows. */
export const listQueue = command({
  name: "queue.list",
  input: z.object({
    view: z.enum(queueViews).catch("open"),
    page: z.coerce.number().int().min(1).max(10_000).catch(1),
  }),
  subject: async () => ({}),
  allow: canSeeQueue,
  async run({ tx, actor, input: { view, page }, trail }) {
    const where: Prisma.ReviewRequestWhereInput = {
      submittedAt: { not: null },
      ...(view === "open"
        ? { OR: [{ status: { in: statusesOf[view] } }, ...tasks] }
        : { status: { in: statusesOf[view] } }),
      ...(view === "mine" && actor.kind === "person" ? { ownerId: actor.accountId } : {}),
      ...(view === "messages" ? withUnread : {}),
    };
    const rows = await tx.reviewRequest.findMany({
      where,
      orderBy: view === "decided" ? newestFirst : byUrgency,
      skip: (page - 1) * pageSize,
      take: pageSize,
      include: {
        owner: { select: { name: true } },
        surgeon: { select: { name: true } },
        _count: { select: { wishes: { where: { state: "open" } } } },
        patient: { select: { mailFailure: true } },
      },
    });
    const scans = await countScans(
      tx,
      rows.map(({ id }) => id),
    );
    const unread = await countUnread(
      tx,
      rows.map(({ id }) => id),
      "patient",
    );
    trail.detail = { view, page };
    return {
      view,
      page,
      total: await tx.reviewRequest.count({ where }),
      pageSize,
      /** Requests with something that nobody has read, whatever the view. */
      withUnread: await tx.reviewRequest.count({ where: withUnread }),
      rows: rows.map((request) => {
        const scan = scans.get(request.id);
        return {
          id: request.id,
          reference: request.reference,
          status: request.status,
          personName: request.personName ?? "",
          birthDate: request.birthDate?.toISOString().slice(0, 10) ?? null,
          regions: request.regions,
          urgent: request.urgent,
          raised: request.raised,
          submittedAt: request.submittedAt?.toISOString() ?? null,
          waitingFrom: request.waitingFrom?.toISOString() ?? null,
          task: request.callBy ? ("call" as const) : request._count.wishes > 0 ? ("wish" as const) : null,
          owner: request.owner?.name ?? null,
          surgeon: request.surgeon?.name ?? null,
          /** Whom mail does not reach is called, at the number they gave. */
          mailFails: request.patient.mailFailure !== null && { phone: phoneIn(request.answers) },
          scan: scan ? scanState(scan) : ("missing" as const),
          images: scan?.images ?? 0,
          unread: unread.get(request.id) ?? 0,
        };
      }),
    };
  },
  view: true,
});

const phoneIn = (answers: unknown): string | null => {
  const { phone } = answers as { phone?: unknown };
  return typeof phone === "string" ? phone : null;
};

export type QueueRow = Extract<Awaited<ReturnType<typeof listQueue>>, { ok: true }>["value"]["rows"][number];
