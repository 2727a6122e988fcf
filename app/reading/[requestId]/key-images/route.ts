import { jsonAction } from "#app/_server/json-action.ts";
import { listKeyImages } from "#lib/reading/list-key-images.ts";

export const GET = jsonAction(listKeyImages);
