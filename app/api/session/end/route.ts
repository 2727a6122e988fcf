import { jsonAction } from "#app/_server/json-action.ts";
import { endSession } from "#lib/accounts/end-session.ts";

/** Nobody has touched the page for as long as its session may rest: it ends here, as at a press on "Sign out". */
export const POST = jsonAction(endSession);
