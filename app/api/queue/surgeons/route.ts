import { jsonAction } from "#app/_server/json-action.ts";
import { suggestSurgeons } from "#lib/triage/suggest-surgeons.ts";

export const POST = jsonAction(suggestSurgeons);
