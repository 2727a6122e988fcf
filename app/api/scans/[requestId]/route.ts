import { jsonAction } from "#app/_server/json-action.ts";
import { followScan } from "#lib/studies/follow-scan.ts";

export const GET = jsonAction(followScan);
