import type {
  ListingRequest,
  PackOffer,
  PackPlace,
  PartOffer,
  PartPlace,
  PartsOffer,
  PartsPlan,
} from "#lib/upload/contract.ts";
import { answerOf, HttpFailure } from "#lib/upload/patience.ts";
import type { SendOptions } from "#lib/upload/send.ts";

/** The doors of an upload, and the one that hears what a disc lists. */
export type UploadDoors = SendOptions["api"] & {
  list: (listing: ListingRequest, signal: AbortSignal) => Promise<void>;
};

/**
 * The portal's side of an upload, by fetch: from one of its own pages, or by a program that names its address and shows
 * its token. The answers are our own server's, so they are not checked again here.
 */
export function uploadDoors(requestId: string, program?: { address: string; token: string }): UploadDoors {
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
    list: async (listing, signal) => void (await post("listed", listing, signal)),
    known: async (signal) => ((await post("known", {}, signal)) as { sha256: string[] }).sha256,
    sign: async (packs: PackOffer[], signal) =>
      ((await post("sign", { packs }, signal)) as { packs: PackPlace[] }).packs,
    start: async (offer: PartsOffer, signal) => (await post("start", offer, signal)) as PartsPlan,
    signParts: async (parts: PartOffer[], signal) =>
      ((await post("parts", { parts }, signal)) as { parts: PartPlace[] }).parts,
    finish: async (packIds, signal) => {
      const { missing } = (await post("finish", { packIds }, signal)) as { missing: string[] };
      if (missing.length > 0)
        throw new HttpFailure(410, {
          en: "This part of your scan did not arrive",
          es: "Esta parte de su estudio no llegó",
        });
    },
  };
}

const listPatience = 10_000;

/**
 * The same doors, which say what the disc lists before anything is sent. It helps to tell what is missing and is no
 * condition: refused, lost or too slow, the sending goes on without.
 */
export function listedFirst({ list, ...doors }: UploadDoors, listings: readonly ListingRequest[]): SendOptions["api"] {
  const known: typeof doors.known = async (signal) => {
    const enough = new AbortController();
    const stop = (): void => enough.abort();
    const clock = setTimeout(stop, listPatience);
    signal.addEventListener("abort", stop);
    const answer = doors.known(signal);
    answer.catch(() => undefined); // it is met below
    for (const listing of listings) await list(listing, enough.signal).catch(() => undefined);
    signal.removeEventListener("abort", stop);
    clearTimeout(clock);
    return answer;
  };
  return { ...doors, known };
}
