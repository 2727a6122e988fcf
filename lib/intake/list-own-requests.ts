import { z } from "zod";
import { clinicCalendar } from "#lib/calendar/clinic-calendar.ts";
import { dayNamed } from "#lib/calendar/working-time.ts";
import { command } from "#lib/command.ts";
import { canStartRequest } from "#lib/requests/policy.ts";
import { promiseOf } from "#lib/requests/promise.ts";
import { isFinal, maxOpen, takesScan } from "#lib/requests/status.ts";
import { countScans } from "#lib/studies/list-scan.ts";
import { scanState } from "#lib/studies/scan-state.ts";
import type { RequestStatus } from "#prisma/generated/enums.ts";

/** What a person can do next with a request of theirs; null where there is nothing to do but wait, or to read again. */
export type NextThing = "go_on" | "answer" | "add_scan" | "read" | null;

/** The patient's requests: first what waits for them, newest first; and whether they may start another. */
export const listOwnRequests = command({
  name: "request.list-own",
  input: z.object({}),
  subject: async (tx, actor) =>
    actor.kind === "person" ? await tx.account.findUnique({ where: { id: actor.accountId } }) : null,
  allow: canStartRequest,
  async run({ tx, subject: account, trail }) {
    trail.patientId = account.id;
    const requests = await tx.reviewRequest.findMany({
      where: { patientId: account.id },
      orderBy: { createdAt: "desc" },
    });
    const ids = requests.map(({ id }) => id);
    const scans = await countScans(tx, ids);
    const open = requests.filter(({ status }) => !isFinal(status));
    const rows = requests.map((request) => {
      const scan = scans.get(request.id);
      return {
        id: request.id,
        reference: request.reference,
        status: request.status,
        startedAt: request.createdAt.toISOString(),
        submittedAt: request.submittedAt?.toISOString() ?? null,
        next: nextThing(request.status, scan ? scanState(scan) === "missing" : true),
        promise: promiseOf(request),
        callDay: request.callBy ? dayNamed(clinicCalendar(), request.callBy) : null,
      };
    });
    return {
      requests: rows.sort((one, other) => rank(one) - rank(other)),
      hasDraft: open.some(({ status }) => status === "draft"),
      mayStart: open.length < maxOpen,
    };
  },
  view: true,
});

export type OwnRequest = Extract<
  Awaited<ReturnType<typeof listOwnRequests>>,
  { ok: true }
>["value"]["requests"][number];

type Row = { status: RequestStatus; next: NextThing };

/** What asks something of the person comes first, what has ended last but for an answer; those alike stay in their order. */
const rank = ({ status, next }: Row): number => (next === "read" ? 1 : next ? 0 : isFinal(status) ? 2 : 1);

function nextThing(status: RequestStatus, noScan: boolean): NextThing {
  if (status === "draft") return "go_on";
  if (status === "needs_info") return "answer";
  if (status === "reviewed" || status === "declined") return "read";
  return noScan && takesScan(status) ? "add_scan" : null;
}
