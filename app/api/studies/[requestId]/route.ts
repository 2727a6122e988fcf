import { jsonAction } from "#app/_server/json-action.ts";
import { openStudy } from "#lib/studies/open-study.ts";

export const GET = jsonAction(openStudy);
