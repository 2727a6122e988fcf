import { jsonAction } from "#app/_server/json-action.ts";
import { startParts } from "#lib/studies/start-parts.ts";

export const POST = jsonAction(startParts);
