import { z } from "zod";
import { command } from "#lib/command.ts";
import { keepConsent } from "#lib/consents/repo.ts";
import { languages } from "#lib/platform/language.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canStartRequest } from "#lib/requests/policy.ts";
import { newReference } from "#lib/requests/reference.ts";
import { openRequestsOf } from "#lib/requests/repo.ts";
import { maxOpen } from "#lib/requests/status.ts";
import { tooManyOpen } from "./open-limit.ts";

/**
 * Begins a request, or goes on with the draft the patient has: pressing twice makes no second one. Refused where two
 * have not ended yet. The privacy notice beside the button is noted as given.
 */
export const startRequest = command({
  name: "request.start",
  input: z.object({ language: z.enum(languages).default("en") }),
  subject: async (tx, actor) =>
    actor.kind === "person" ? await tx.account.findUnique({ where: { id: actor.accountId } }) : null,
  allow: canStartRequest,
  async run({ tx, subject: account, input: { language }, trail }) {
    await tx.$queryRaw`SELECT 1 FROM account WHERE id = ${account.id}::uuid FOR UPDATE`;
    const open = await openRequestsOf(tx, account.id);
    const draft = open.find(({ status }) => status === "draft");
    if (!draft && open.length >= maxOpen) throw new Refusal("conflict", tooManyOpen);
    const request =
      draft ?? (await tx.reviewRequest.create({ data: { patientId: account.id, reference: newReference() } }));
    const receipt = { typedName: null, language, capacity: "self" } as const;
    if (!draft) await keepConsent(tx, request.id, "privacy-notice", receipt);
    Object.assign(trail, { requestId: request.id, patientId: account.id });
    return { requestId: request.id };
  },
});
