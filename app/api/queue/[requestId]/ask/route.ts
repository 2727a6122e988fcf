import { jsonAction } from "#app/_server/json-action.ts";
import { prepareQuestion } from "#lib/triage/prepare-question.ts";

export const GET = jsonAction(prepareQuestion);
