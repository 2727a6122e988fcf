import { jsonAction } from "#app/_server/json-action.ts";
import { listPapers } from "#lib/papers/list-papers.ts";

export const GET = jsonAction(listPapers);
