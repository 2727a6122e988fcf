import { jsonAction } from "#app/_server/json-action.ts";
import { openPaper } from "#lib/papers/open-paper.ts";

export const POST = jsonAction(openPaper);
