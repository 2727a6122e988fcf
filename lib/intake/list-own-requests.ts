import { z } from "zod";
import { command } from "#lib/command.ts";
import { canStartRequest } from "#lib/requests/policy.ts";

/** The patient's requests, newest first. */
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
    return requests.map(({ id, reference, status, createdAt, submittedAt }) => ({
      id,
      reference,
      status,
      startedAt: createdAt.toISOString(),
      submittedAt: submittedAt?.toISOString() ?? null,
    }));
  },
  view: true,
});
