import { z } from "zod";
import { command } from "#lib/command.ts";
import { agreementOf, offeredBeside } from "#lib/consents/agreement.ts";
import { consentsOf } from "#lib/consents/repo.ts";
import { capacityOf } from "#lib/consents/signer.ts";
import { canFollow } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { movesFrom } from "#lib/requests/status.ts";
import type { Answers } from "./questions.ts";

/** What a patient was shown and agreed to, in the very words, and what they may allow beside it. */
export const listConsents = command({
  name: "consent.list",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canFollow,
  async run({ tx, subject: request }) {
    const agreements = (await consentsOf(tx, request.id)).map(agreementOf);
    return {
      reference: request.reference,
      draft: request.status === "draft",
      /** Whether taking back the consent to the review still takes back the request. */
      endsRequest: movesFrom(request.status).includes("withdraw"),
      capacity: capacityOf(request.answers as Answers),
      agreements,
      offered: request.status === "withdrawn" ? [] : offeredBeside(agreements),
    };
  },
  view: true,
});
