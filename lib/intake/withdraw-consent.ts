import { z } from "zod";
import { command } from "#lib/command.ts";
import { findConsent, takeConsentBack } from "#lib/consents/repo.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import { canFollow } from "#lib/requests/policy.ts";
import { findRequest, lockRequest } from "#lib/requests/repo.ts";
import { movesFrom } from "#lib/requests/status.ts";
import { takeBack } from "./withdraw-request.ts";

/**
 * Takes back what was agreed to, from now on. Without consent there is no review: taking that back takes back the
 * request too, as long as it can be; afterwards it is noted for staff, and what was signed stays.
 */
export const withdrawConsent = command({
  name: "consent.withdraw",
  input: z.object({ requestId: z.uuid(), consentId: z.uuid() }),
  async subject(tx, actor, { requestId, consentId }) {
    await lockRequest(tx, requestId);
    const request = await findRequest(tx, actor, requestId);
    const consent = request && (await findConsent(tx, request.id, consentId));
    return consent && { request, consent };
  },
  allow: (actor, { request }) => canFollow(actor, request),
  async run({ tx, subject: { request, consent }, trail }) {
    if (consent.text === "privacy-notice") throw new Refusal("conflict", noticeStays);
    if (consent.text === "review" && request.status === "draft") throw new Refusal("conflict", deleteDraft);
    trail.detail = { text: consent.text, version: consent.version };
    if (!(await takeConsentBack(tx, consent.id))) return { requestId: request.id }; // the second press
    if (consent.text === "review" && movesFrom(request.status).includes("withdraw")) await takeBack(tx, request);
    return { requestId: request.id };
  },
});

const noticeStays = {
  en: "This is only the note that you got the notice. There is nothing to take back.",
  es: "Esto solo indica que recibió el aviso. No hay nada que retirar.",
};

const deleteDraft = {
  en: "Your request is not sent yet. You can delete it on the page where you check your answers.",
  es: "Su solicitud aún no se ha enviado. Puede eliminarla en la página donde revisa sus respuestas.",
};
