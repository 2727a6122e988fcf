import { jsonAction } from "#app/_server/json-action.ts";
import { signPaper } from "#lib/papers/sign-paper.ts";

export const POST = jsonAction(signPaper);
