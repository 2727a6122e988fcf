import { inPageLanguage } from "#app/_server/language.ts";
import type { Claim } from "#lib/intake/claims.ts";

/** A claim with its condition beside it, in the same size. */
export async function Told({ claim }: { claim: Claim }) {
  const say = await inPageLanguage();
  return (
    <>
      <strong className="font-semibold">{say(claim.text)}</strong> {say(claim.condition)}
    </>
  );
}
