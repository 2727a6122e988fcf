import { z } from "zod";
import { command } from "#lib/command.ts";
import { notify } from "#lib/notifications/notify.ts";
import type { Prisma } from "#prisma/generated/client.ts";
import type { Tx } from "#lib/platform/db.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canSubmit } from "#lib/requests/policy.ts";
import { findRequest, lockRequest, move } from "#lib/requests/repo.ts";
import { countScans } from "#lib/studies/list-scan.ts";
import { reviewConsent } from "./consent.ts";
import { firstOpen, relevant } from "./journey.ts";
import type { Answers } from "./questions.ts";

/** Sends a finished draft to the clinic. Pressed many times at once, it is sent once. */
export const submitRequest = command({
  name: "request.submit",
  input: z.object({ requestId: z.uuid() }),
  async subject(tx, actor, { requestId }) {
    await lockRequest(tx, requestId);
    return findRequest(tx, actor, requestId);
  },
  allow: canSubmit,
  async run({ tx, subject: request }) {
    if (request.submittedAt) return { requestId: request.id }; // the second press of the same button
    if (request.status !== "draft")
      throw new Refusal("conflict", {
        en: "You took this request back. Start a new one.",
        es: "Usted retiró esta solicitud. Comience una nueva.",
      });
    const answers = relevant(request.answers as Answers);
    if (firstOpen(answers))
      throw new Refusal("invalid", {
        en: "Some questions are still open. Answer them, then send.",
        es: "Faltan algunas preguntas. Respóndalas y luego envíe.",
      });
    if (!(await hasAgreed(tx, request.id)))
      throw new Refusal("invalid", {
        en: "The words of your agreement have changed. Read them again and agree, then send.",
        es: "El texto de su consentimiento ha cambiado. Léalo otra vez, acepte y luego envíe.",
      });
    const scan = (await countScans(tx, [request.id])).get(request.id);
    if (!scan || (scan.images === 0 && scan.checking === 0))
      throw new Refusal("invalid", {
        en: "Your scan is not here yet. Add it, then send.",
        es: "Su estudio todavía no está aquí. Agréguelo y luego envíe.",
      });
    const now = new Date();
    await move(tx, request, "submit", {
      submittedAt: now,
      waitingFrom: now,
      answers: answers as Prisma.InputJsonObject,
      personName: String(answers["fullName"]),
      birthDate: new Date(`${String(answers["birthDate"])}T00:00:00Z`),
      regions: answers["regions"] as string[],
      urgent: (answers["warningSigns"] as string[]).some((sign) => sign !== "none"),
    });
    await notify(tx, "submitted", request);
    return { requestId: request.id };
  },
});

/** Whether the person agreed to the words as they are now, not to older ones. */
async function hasAgreed(tx: Tx, requestId: string): Promise<boolean> {
  const { name: text, version } = reviewConsent;
  return (await tx.consent.count({ where: { requestId, text, version } })) > 0;
}
