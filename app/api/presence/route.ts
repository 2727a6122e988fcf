import { jsonAction } from "#app/_server/json-action.ts";
import { listPresence } from "#lib/presence/list-presence.ts";

export const GET = jsonAction(listPresence);
