import { z } from "zod";
import { command } from "#lib/command.ts";
import { agreementOf } from "#lib/consents/agreement.ts";
import { agreementLetter } from "#lib/consents/consent-letter.ts";
import { findConsent } from "#lib/consents/repo.ts";
import { letterhead } from "#lib/letters/letterhead.ts";
import { renderLetter } from "#lib/letters/render-letter.ts";
import { languages } from "#lib/platform/language.ts";
import { canFollow } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";

/** A copy of what was agreed to, in the very version, with signature, time and hash. */
export const downloadConsent = command({
  name: "consent.download",
  input: z.object({ requestId: z.uuid(), consentId: z.uuid(), language: z.enum(languages) }),
  async subject(tx, actor, { requestId, consentId }) {
    const request = await findRequest(tx, actor, requestId);
    const consent = request && (await findConsent(tx, request.id, consentId));
    return consent && { request, consent };
  },
  allow: (actor, { request }) => canFollow(actor, request),
  async run({ subject: { request, consent }, input: { language }, trail }) {
    trail.detail = { consentId: consent.id, language };
    return { agreement: agreementOf(consent), reference: request.reference, language };
  },
  async after({ agreement, reference, language }) {
    const letter = agreementLetter(agreement, language, letterhead(), reference);
    return { pdf: await renderLetter(letter), fileName: `${agreement.text.name}-${language}.pdf` };
  },
});
