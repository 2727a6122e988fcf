import { pdfAction } from "#app/_server/json-action.ts";
import { downloadAnswer } from "#lib/intake/download-answer.ts";

export const GET = pdfAction(downloadAnswer);
