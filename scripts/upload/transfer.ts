import { listedFirst, uploadDoors } from "#app/_upload/upload-doors.ts";
import { listingsOf } from "#lib/upload/listing.ts";
import { buildPacks } from "#lib/upload/pack.ts";
import type { Selection } from "#lib/upload/plan.ts";
import { send, type SendSummary } from "#lib/upload/send.ts";
import { startThrift } from "#lib/upload/thrift.ts";
import type { KeptToken } from "./kept-token.ts";
import type { progressLine } from "./progress-line.ts";
import { sendingWords } from "./progress-line.ts";
import { putPack } from "./put-pack.ts";

type Transfer = {
  /** All that was found. */
  selection: Pick<Selection, "studies" | "discs">;
  /** What of it is sent. */
  studies: Selection["studies"];
  address: string;
  kept: KeptToken;
  line: ReturnType<typeof progressLine>;
  /** Aborts when the person stops it; what is safe by then stays safe. */
  stop: AbortSignal;
};

/** How it ended, which pictures are safe, and which files could not be read. */
export type Transferred = Pick<SendSummary, "state" | "words"> & {
  shutOut: boolean;
  safeImages: number;
  keptImages: number;
  unreadable: string[];
};

/** Sends what the portal does not have yet, and goes on through lost lines until all is there or it is stopped. */
export async function transfer({ selection, studies, address, kept, line, stop }: Transfer): Promise<Transferred> {
  const series = studies.flatMap((study) => study.series);
  const bytes = series.reduce((sum, one) => sum + one.bytes, 0);
  const images = series.reduce((sum, one) => sum + one.images, 0);
  const whole = { bytes, images, keptBytes: 0, keptImages: 0 };
  const unreadable: string[] = [];
  const words = sendingWords(whole);
  let shutOut = false;
  const tell = (progress: Parameters<typeof words>[0]): void => {
    latest = progress;
    if (progress.state === "signed_out" && !shutOut) {
      shutOut = true; // nobody can sign in again here
      sending.cancel();
    } else line.say(words(progress));
  };
  let latest: Parameters<typeof words>[0] | null = null;
  const thrift = startThrift();
  const sending = send({
    packs: (known, pace) =>
      buildPacks({ studies }, known, {
        deflate: (size) => thrift.pays(pace, size),
        took: thrift.took,
        onUnplanned: ({ file, why }) => {
          if (why === "unreadable") unreadable.push(file.path);
          else {
            whole.keptBytes += file.file.size;
            whole.keptImages += file.images;
          }
        },
      }),
    api: listedFirst(uploadDoors(kept.requestId, { address, token: kept.token }), listingsOf(selection, studies)),
    put: putPack,
    onProgress: tell,
    signal: stop,
  });
  const clock = setInterval(() => latest && line.say(words(latest)), 1_000);
  const { state, words: why, storedImages } = await sending.done.finally(() => clearInterval(clock));
  const { keptImages } = whole;
  return { state, words: why, shutOut, safeImages: keptImages + storedImages, keptImages, unreadable };
}
