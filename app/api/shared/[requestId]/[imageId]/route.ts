import { pictureAction } from "#app/_server/json-action.ts";
import { openShared } from "#lib/markings/open-shared.ts";

export const GET = pictureAction(openShared);
