import { jsonAction } from "#app/_server/json-action.ts";
import { saveOpinion } from "#lib/reading/save-opinion.ts";

/** Where the opinion form saves what is typed. JSON, as it must also leave while the page closes. */
export const PUT = jsonAction(saveOpinion);
