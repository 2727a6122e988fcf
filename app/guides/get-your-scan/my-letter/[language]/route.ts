import { pdfAction } from "#app/_server/json-action.ts";
import { fillScanLetter } from "#lib/intake/fill-scan-letter.ts";

/** The letter with the patient's own details. Whoever is signed out is led to where they sign in. */
export const GET = pdfAction(fillScanLetter);
