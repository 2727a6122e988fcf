import { jsonAction } from "#app/_server/json-action.ts";
import { signPacks } from "#lib/studies/sign-packs.ts";

export const POST = jsonAction(signPacks);
