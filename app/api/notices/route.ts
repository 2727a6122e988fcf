import { jsonAction } from "#app/_server/json-action.ts";
import { listNotices } from "#lib/notifications/list-notices.ts";

export const GET = jsonAction(listNotices);
