import type { Person } from "#lib/accounts/actor.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { sha256, toBase64 } from "#lib/upload/checksum.ts";
import { finishPaper } from "./finish-paper.ts";
import type { PaperKind } from "./paper.ts";
import { signPaper } from "./sign-paper.ts";

type Bytes = Uint8Array<ArrayBuffer>;

/** What the browser announces of a file. */
export const offerOf = async (bytes: Bytes, kind: PaperKind = "report", label = "my report.pdf") => ({
  kind,
  label,
  size: bytes.length,
  sha256: toBase64(await sha256(bytes)),
});

/** Signs for a paper and puts it into storage, but does not say so. */
export async function putPaper(patient: Person, requestId: string, bytes: Bytes, kind?: PaperKind): Promise<string> {
  const { paperId, place } = expectOk(await signPaper(patient, { requestId, ...(await offerOf(bytes, kind)) }));
  if (!place) throw new Error("there is no place");
  const res = await fetch(place.url, { method: "PUT", headers: place.headers, body: bytes });
  if (!res.ok) throw new Error(`storage answered ${res.status}`);
  return paperId;
}

/** Sends a paper whole: signed for, stored, and said to be. */
export async function sendPaper(patient: Person, requestId: string, bytes: Bytes, kind?: PaperKind): Promise<string> {
  const paperId = await putPaper(patient, requestId, bytes, kind);
  expectOk(await finishPaper(patient, { requestId, paperId }));
  return paperId;
}
