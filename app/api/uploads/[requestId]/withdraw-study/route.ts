import { jsonAction } from "#app/_server/json-action.ts";
import { withdrawStudy } from "#lib/studies/withdraw-study.ts";

export const POST = jsonAction(withdrawStudy);
