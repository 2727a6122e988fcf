import { jsonAction } from "#app/_server/json-action.ts";
import { saveMarkings } from "#lib/markings/save-markings.ts";

/** Where the images save what is marked on them. JSON, as it must also leave while the page closes. */
export const PUT = jsonAction(saveMarkings);
