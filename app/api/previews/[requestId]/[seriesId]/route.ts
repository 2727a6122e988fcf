import { pictureAction } from "#app/_server/json-action.ts";
import { openPreview } from "#lib/studies/open-preview.ts";

export const GET = pictureAction(openPreview);
