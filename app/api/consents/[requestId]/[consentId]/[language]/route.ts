import { pdfAction } from "#app/_server/json-action.ts";
import { downloadConsent } from "#lib/intake/download-consent.ts";

export const GET = pdfAction(downloadConsent);
