import type { PackOffer, PackPlace, PartOffer, PartPlace, PartsOffer, PartsPlan } from "#lib/upload/contract.ts";
import { answerOf, HttpFailure } from "#lib/upload/patience.ts";
import type { SendOptions } from "#lib/upload/send.ts";

/**
 * The portal's side of an upload, by fetch: from one of its own pages, or by a program that names its address and shows
 * its token. The answers are our own server's, so they are not checked again here.
 */
export function uploadDoors(requestId: string, program?: { address: string; token: string }): SendOptions["api"] {
  const bearer = program ? { authorization: `Bearer ${program.token}` } : {};
  const post = async (door: string, body: object, signal: AbortSignal): Promise<unknown> => {
    const res = await fetch(`${program?.address ?? ""}/api/uploads/${requestId}/${door}`, {
      method: "POST",
      headers: { "content-type": "application/json", ...bearer },
      body: JSON.stringify(body),
      signal,
    });
    return answerOf(res);
  };
  return {
    known: async (signal) => ((await post("known", {}, signal)) as { sha256: string[] }).sha256,
    sign: async (packs: PackOffer[], signal) =>
      ((await post("sign", { packs }, signal)) as { packs: PackPlace[] }).packs,
    start: async (offer: PartsOffer, signal) => (await post("start", offer, signal)) as PartsPlan,
    signParts: async (parts: PartOffer[], signal) =>
      ((await post("parts", { parts }, signal)) as { parts: PartPlace[] }).parts,
    finish: async (packIds, signal) => {
      const { missing } = (await post("finish", { packIds }, signal)) as { missing: string[] };
      if (missing.length > 0) throw new HttpFailure(410, "This part of your scan did not arrive");
    },
  };
}
