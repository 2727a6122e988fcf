import { jsonAction } from "#app/_server/json-action.ts";
import { signAttachment } from "#lib/messages/sign-attachment.ts";

export const POST = jsonAction(signAttachment);
