import { requestSignInMail } from "#lib/accounts/request-sign-in-mail.ts";
import { redeemSignInMail } from "#lib/accounts/redeem-sign-in-mail.ts";
import { carry } from "#lib/platform/language.ts";
import type { Result } from "#lib/platform/refusal.ts";
import { problem } from "#app/_ui/words.ts";
import { notLetIn } from "#app/sign-in/words.ts";
import { fromWhere } from "./client-address.ts";
import { pageLanguage } from "./language.ts";
import { letIn, stranger } from "./session.ts";
import { keepAsked, readAsked, readMark } from "./sign-in-cookies.ts";

/** What this browser was marked with, and where the try comes from. */
export const triedBy = async () => ({ mark: await readMark(), from: await fromWhere() });

/** Sends a patient a mail with code and link; the browser remembers that it asked, and is told nothing. */
export async function sendSignInMail(email: unknown): Promise<Result<null>> {
  const given = { ...(await triedBy()), email: email as string, language: await pageLanguage() };
  const asked = await requestSignInMail(await stranger(), given);
  if (!asked.ok) return asked;
  await keepAsked({ ...asked.value, email: String(email).trim().toLowerCase() });
  return { ok: true, value: null };
}

/** Signs a patient's browser in by the code, or by the link it asked for; why not is said at the code. */
export async function signInByMail({ link, code }: { link?: unknown; code?: unknown }): Promise<Result<null>> {
  const asked = await readAsked();
  const given = {
    ...(await triedBy()),
    ...(asked && { asked }),
    ...(typeof link === "string" && { link }),
    ...(typeof code === "string" && { code }),
  };
  const redeemed = await redeemSignInMail(await stranger(), given);
  if (!redeemed.ok) return redeemed;
  if (redeemed.value.status !== "signed_in") {
    const fields = { code: carry(notLetIn[redeemed.value.status]) };
    return { ok: false, refusal: { code: "invalid", message: carry(problem), fields } };
  }
  await letIn(redeemed.value);
  return { ok: true, value: null };
}
