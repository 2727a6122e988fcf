import { jsonAction } from "#app/_server/json-action.ts";
import { searchQueue } from "#lib/triage/search-queue.ts";

export const POST = jsonAction(searchQueue);
