import { z } from "zod";
import { command } from "#lib/command.ts";
import { canTriage } from "#lib/requests/policy.ts";
import { findRequest, visibleTo } from "#lib/requests/repo.ts";
import { isFinal } from "#lib/requests/status.ts";

/** The other requests that the same person has sent, the newest first, and with which of them this one could go on. */
export const listOthers = command({
  name: "request.list-others",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canTriage,
  async run({ tx, actor, subject: { id, patientId } }) {
    const others = await tx.reviewRequest.findMany({
      where: { AND: [{ patientId, id: { not: id }, submittedAt: { not: null } }, visibleTo(actor)] },
      orderBy: { submittedAt: "desc" },
      take: 20,
    });
    return {
      others: others.map(({ id: otherId, reference, status, submittedAt, regions, mergedIntoId }) => ({
        ...{ id: otherId, reference, status, regions },
        submittedAt: submittedAt?.toISOString() ?? "",
        open: !isFinal(status),
        mergedHere: mergedIntoId === id,
      })),
    };
  },
  view: true,
});

export type OtherRequest = Extract<Awaited<ReturnType<typeof listOthers>>, { ok: true }>["value"]["others"][number];
