import type { Person } from "#lib/accounts/actor.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { HttpFailure } from "#lib/upload/patience.ts";
import type { SendOptions } from "#lib/upload/send.ts";
import { finishPacks } from "./finish-packs.ts";
import { listKnownFiles } from "./list-known-files.ts";
import { signPacks } from "./sign-packs.ts";
import { signParts } from "./sign-parts.ts";
import { startParts } from "./start-parts.ts";

/** The doors of the browser for tests, straight to the commands. */
export const doorsOf = (patient: Person, requestId: string): SendOptions["api"] => ({
  known: async () => expectOk(await listKnownFiles(patient, { requestId })).sha256,
  sign: async (packs) => expectOk(await signPacks(patient, { requestId, packs })).packs,
  start: async (offer) => expectOk(await startParts(patient, { requestId, ...offer })),
  signParts: async (parts) => expectOk(await signParts(patient, { requestId, parts })).parts,
  finish: async (packIds) => {
    const { missing } = expectOk(await finishPacks(patient, { requestId, packIds }));
    if (missing.length > 0) throw new HttpFailure(410);
  },
});

/** Straight to storage. */
export const putStraight: SendOptions["put"] = async (url, headers, body) => {
  const { status } = await fetch(url, { method: "PUT", headers, body });
  return { status };
};
