import { z } from "zod";
import { answerOf } from "#lib/upload/patience.ts";
import { KeptToken } from "./kept-token.ts";

const Said = z.object({ en: z.string(), es: z.string() });

/** What the portal has of the scan, as far as a program needs to know. */
const Followed = z.object({
  counts: z.object({ images: z.number(), checking: z.number(), damaged: z.number() }),
  refused: z.array(z.object({ words: z.union([z.string(), Said]), files: z.number() })),
});
export type Followed = z.infer<typeof Followed>;

/** Exchanges the code for a token. Throws `HttpFailure` with the portal's own words where it does not work. */
export async function redeem(address: string, given: { code: string; reference: string }): Promise<KeptToken> {
  const headers = { "content-type": "application/json" };
  const res = await fetch(`${address}/api/passes`, { method: "POST", headers, body: JSON.stringify(given) });
  return KeptToken.parse(await answerOf(res));
}

/** Asks how far the check has come. */
export async function follow(address: string, { requestId, token }: KeptToken, signal: AbortSignal): Promise<Followed> {
  const headers = { authorization: `Bearer ${token}` };
  return Followed.parse(await answerOf(await fetch(`${address}/api/scans/${requestId}`, { headers, signal })));
}
