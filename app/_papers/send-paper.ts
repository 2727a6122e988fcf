import { emptyFile, maxPaperBytes, type PaperKind } from "#lib/papers/paper.ts";
import { notAPaper } from "#lib/papers/paper-type.ts";
import type { Text, Words } from "#lib/platform/language.ts";
import { sha256, toBase64 } from "#lib/upload/checksum.ts";
import type { Gate } from "#lib/upload/gate.ts";
import { HttpFailure, isPassing, patiently, realSleep, type Sleep } from "#lib/upload/patience.ts";
import type { SendOptions } from "#lib/upload/send.ts";
import type { PaperDoors } from "./paper-doors.ts";
import { failures } from "./words.ts";

/** A file that was chosen, and what its person says it is. */
export type ChosenPaper = { kind: PaperKind; label: string; file: Blob };

type Means = {
  doors: Pick<PaperDoors, "sign" | "finish">;
  put: SendOptions["put"];
  gate: Gate;
  onProgress: (bytes: number) => void;
  sleep?: Sleep;
};

/** How often a refusal that a new address may cure is tried again. */
const newAddresses = 4;

/**
 * Sends one paper and answers null, or why it cannot be sent, in words. A lost line or an ended session waits at the
 * gate; an address that has expired is asked for anew; bytes that are there already are not sent again.
 */
export async function sendPaper(paper: ChosenPaper, means: Means): Promise<Words | null> {
  const { doors, put, gate, onProgress, sleep = realSleep } = means;
  const patient = <Value>(act: (signal: AbortSignal) => Promise<Value>) =>
    patiently(act, gate, { sleep, random: Math.random });
  try {
    const unfit = await whyUnfit(paper.file);
    if (unfit) return unfit;
    const { kind, label, file } = paper;
    const offer = { kind, label, size: file.size, sha256: toBase64(await sha256(await bytesOf(file))) };
    for (let tries = 0; tries < newAddresses; tries++) {
      const { paperId, place } = await patient((signal) => doors.sign(offer, signal));
      if (!place) return null;
      const status = await patient(async (signal) => {
        const answer = await put(place.url, place.headers, file, onProgress, signal);
        if (isPassing(answer.status)) throw new HttpFailure(answer.status);
        return answer.status;
      });
      const arrived = status === 200 || status === 412; // 412: stored by an earlier try whose answer was lost
      if (arrived && (await patient((signal) => doors.finish(paperId, signal))).stored) return null;
    }
    return failures.notStored;
  } catch (failure) {
    if (failure instanceof HttpFailure) return failure.words ?? failures.notSent;
    return failure instanceof UnreadableFile ? failures.unreadable : failures.stopped;
  }
}

class UnreadableFile extends Error {}

async function bytesOf(file: Blob): Promise<Uint8Array<ArrayBuffer>> {
  try {
    return new Uint8Array(await file.arrayBuffer());
  } catch {
    throw new UnreadableFile();
  }
}

/** What is said at once, without sending anything. */
export async function whyUnfit(file: Blob): Promise<Text | null> {
  if (file.size === 0) return emptyFile;
  if (file.size > maxPaperBytes) return failures.tooLarge;
  return notAPaper(await bytesOf(file.slice(0, 256)));
}
