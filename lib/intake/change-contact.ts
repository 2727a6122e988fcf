import { z } from "zod";
import { command } from "#lib/command.ts";
import { Refusal, thereIsAProblem } from "#lib/platform/refusal.ts";
import { canChangeContact } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import { withContact } from "./contact.ts";
import type { Answers } from "./questions.ts";

/** Changes how a person is reached, after their request was sent; staff see that it changed, and when. */
export const changeContact = command({
  name: "request.change-contact",
  input: z.object({ requestId: z.uuid(), given: z.record(z.string(), z.unknown()) }),
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canChangeContact,
  async run({ tx, subject: request, input: { given } }) {
    const changed = withContact(request.answers as Answers, given);
    if ("problems" in changed) throw new Refusal("invalid", thereIsAProblem, changed.problems);
    await tx.reviewRequest.update({
      where: { id: request.id },
      data: {
        answers: changed.answers as Prisma.InputJsonObject,
        contactChangedAt: new Date(),
        version: { increment: 1 },
      },
    });
    return { requestId: request.id };
  },
});
