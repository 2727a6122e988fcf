import { ourJsonAction } from "#app/_server/json-action.ts";
import { sendSignInMail } from "#app/_server/sign-in-mail.ts";

/** A patient who was signed out asks for a code without leaving their page. */
export const POST = ourJsonAction(({ email }) => sendSignInMail(email));
