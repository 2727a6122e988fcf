import { jsonAction } from "#app/_server/json-action.ts";
import { finishPaper } from "#lib/papers/finish-paper.ts";

export const POST = jsonAction(finishPaper);
