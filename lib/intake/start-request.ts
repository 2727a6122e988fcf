import { z } from "zod";
import { command } from "#lib/command.ts";
import { keepConsent } from "#lib/consents/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import { languages, type Text } from "#lib/platform/language.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canStartRequest } from "#lib/requests/policy.ts";
import { newReference } from "#lib/requests/reference.ts";

/**
 * Begins a request, or goes on with the draft the patient has: pressing twice makes no second one. Refuses a third that
 * would be open at once. The privacy notice beside the button is noted as given.
 */
export const startRequest = command({
  name: "request.start",
  input: z.object({ language: z.enum(languages).default("en") }),
  subject: async (tx, actor) =>
    actor.kind === "person" ? await tx.account.findUnique({ where: { id: actor.accountId } }) : null,
  allow: canStartRequest,
  async run({ tx, subject: account, input: { language }, trail }) {
    await tx.$queryRaw`SELECT 1 FROM account WHERE id = ${account.id}::uuid FOR UPDATE`;
    const draft = await tx.reviewRequest.findFirst({ where: { patientId: account.id, status: "draft" } });
    if (!draft && (await countOpenRequests(tx, account.id)) >= mostOpen) throw new Refusal("conflict", enoughOpen);
    const request =
      draft ?? (await tx.reviewRequest.create({ data: { patientId: account.id, reference: newReference() } }));
    const receipt = { typedName: null, language, capacity: "self" } as const;
    if (!draft) await keepConsent(tx, request.id, "privacy-notice", receipt);
    Object.assign(trail, { requestId: request.id, patientId: account.id });
    return { requestId: request.id };
  },
});

/** How many requests of one person may be on their way at once. */
const mostOpen = 2;

const countOpenRequests = (tx: Tx, patientId: string): Promise<number> =>
  tx.reviewRequest.count({ where: { patientId, endedAt: null } });

const enoughOpen: Text = {
  en: "You have two requests with us already. You can start a new one when one of them is answered, or if you take one back.",
  es: "Ya tiene dos solicitudes con nosotros. Puede empezar otra cuando una tenga respuesta o si retira una.",
};
