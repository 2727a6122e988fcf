import { jsonAction } from "#app/_server/json-action.ts";
import { markNoticesRead } from "#lib/notifications/mark-notices-read.ts";

export const POST = jsonAction(markNoticesRead);
