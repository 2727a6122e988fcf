import { jsonAction } from "#app/_server/json-action.ts";
import { listOthers } from "#lib/triage/list-others.ts";

export const GET = jsonAction(listOthers);
