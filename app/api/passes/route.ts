import { openJsonAction } from "#app/_server/json-action.ts";
import { passRefusals } from "#app/send/words.ts";
import { redeemPass } from "#lib/passes/redeem-pass.ts";

/** A program gives a code and gets the token that it shows from then on. */
export const POST = openJsonAction(async (actor, body, from) => {
  const redeemed = await redeemPass(actor, { ...body, by: "program", from } as never);
  if (!redeemed.ok || redeemed.value.status === "opened") return redeemed;
  return { ok: false, refusal: passRefusals[redeemed.value.status] };
});
