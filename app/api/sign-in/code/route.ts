import { ourJsonAction } from "#app/_server/json-action.ts";
import { signInByMail } from "#app/_server/sign-in-mail.ts";

/** A patient who was signed out gives the code without leaving their page. */
export const POST = ourJsonAction(({ code }) => signInByMail({ code: typeof code === "string" ? code : "" }));
