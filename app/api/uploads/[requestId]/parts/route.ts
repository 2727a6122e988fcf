import { jsonAction } from "#app/_server/json-action.ts";
import { signParts } from "#lib/studies/sign-parts.ts";

export const POST = jsonAction(signParts);
