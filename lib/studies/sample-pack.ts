import type { Actor } from "#lib/accounts/actor.ts";
import { specimen } from "#lib/imaging/specimen.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { crc32, sha256, toBase64, toHex } from "#lib/upload/checksum.ts";
import type { PackEntry, PackOffer } from "#lib/upload/contract.ts";
import { writeZip } from "#lib/upload/zip.ts";
import { finishPacks } from "./finish-packs.ts";
import { signPacks } from "./sign-packs.ts";

/** A pack for tests: what is offered to the portal, and the bytes that go to storage. */
export type SamplePack = { offer: PackOffer; bytes: Uint8Array<ArrayBuffer> };

/** One image of a study for tests; `number` makes it another file. */
export const sampleImage = (number: number, modality = "MR"): Uint8Array<ArrayBuffer> =>
  specimen([
    ["0008,0018", "UI", `1.2.3.4.${number}`],
    ["0008,0060", "CS", modality],
    ["0020,0013", "IS", String(number)],
  ]);

/** Packs files as they are. `lie` changes what is announced of each. */
export async function samplePack(
  files: readonly Uint8Array<ArrayBuffer>[],
  lie: Partial<PackEntry> = {},
): Promise<SamplePack> {
  const inputs = files.map(async (data, at) => ({
    name: `${String(at + 1).padStart(4, "0")}.dcm`,
    method: 0 as const,
    crc32: await crc32(data),
    compressedSize: data.length,
    size: data.length,
    data,
  }));
  const zipped = await Promise.all(inputs);
  const { parts } = writeZip(zipped);
  const entries = zipped.map(async ({ name, size, data }) => ({
    name,
    size,
    sha256: toHex(await sha256(data)),
    ...lie,
  }));
  return asIs(new Uint8Array(await new Blob(parts).arrayBuffer()), await Promise.all(entries));
}

/** Any bytes, announced as a pack of these entries. */
export async function asIs(bytes: Uint8Array<ArrayBuffer>, entries: PackEntry[]): Promise<SamplePack> {
  return { bytes, offer: { sha256: toBase64(await sha256(bytes)), size: bytes.length, entries } };
}

/** Signs for a pack and puts it into storage, as the uploader does before it says so. */
export async function putPack(patient: Actor, requestId: string, { offer, bytes }: SamplePack): Promise<string> {
  const { packs } = expectOk(await signPacks(patient, { requestId, packs: [offer] }));
  const [place] = packs;
  if (!place) throw new Error("there is no place");
  const res = await fetch(place.url, { method: "PUT", headers: place.headers, body: bytes });
  if (!res.ok) throw new Error(`storage answered ${res.status}`);
  return place.packId;
}

/** Sends a pack whole: signed for, stored, and said to be. */
export async function sendPack(patient: Actor, requestId: string, pack: SamplePack): Promise<string> {
  const packId = await putPack(patient, requestId, pack);
  expectOk(await finishPacks(patient, { requestId, packIds: [packId] }));
  return packId;
}
