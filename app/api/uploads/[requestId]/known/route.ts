import { jsonAction } from "#app/_server/json-action.ts";
import { listKnownFiles } from "#lib/studies/list-known-files.ts";

export const POST = jsonAction(listKnownFiles);
