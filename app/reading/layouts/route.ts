import { jsonAction } from "#app/_server/json-action.ts";
import { keepLayout } from "#lib/reading/keep-layout.ts";

/** Where the reading room remembers its layout. */
export const PUT = jsonAction(keepLayout);
