import { jsonAction } from "#app/_server/json-action.ts";
import { noteListing } from "#lib/studies/note-listing.ts";

export const POST = jsonAction(noteListing);
