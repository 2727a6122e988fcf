import { jsonAction } from "#app/_server/json-action.ts";
import { removePaper } from "#lib/papers/remove-paper.ts";

export const POST = jsonAction(removePaper);
