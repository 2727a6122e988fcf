import { jsonAction } from "#app/_server/json-action.ts";
import { notePresence } from "#lib/presence/note-presence.ts";

export const POST = jsonAction(notePresence);
