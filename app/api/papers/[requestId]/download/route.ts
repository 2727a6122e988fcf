import { jsonAction } from "#app/_server/json-action.ts";
import { downloadPaper } from "#lib/papers/download-paper.ts";

export const POST = jsonAction(downloadPaper);
