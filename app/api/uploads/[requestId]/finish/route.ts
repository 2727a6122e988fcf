import { jsonAction } from "#app/_server/json-action.ts";
import { finishPacks } from "#lib/studies/finish-packs.ts";

export const POST = jsonAction(finishPacks);
