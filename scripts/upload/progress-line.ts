import { say } from "#lib/platform/language.ts";
import { sizeWords, startEstimate, stalledWords, timeLeft, updateEstimate } from "#lib/upload/estimate.ts";
import type { SendProgress } from "#lib/upload/send.ts";

/** Says how far it is: on a terminal in one line that changes, elsewhere a line every few seconds. */
export function progressLine(out: NodeJS.WriteStream) {
  let said = "";
  let at = 0;
  return {
    say: (words: string): void => {
      const now = Date.now();
      if (words === said || now - at < (out.isTTY ? 100 : 2_000)) return;
      [said, at] = [words, now];
      out.write(out.isTTY ? `\r\x1b[K${words}` : `${words}\n`);
    },
    /** Ends the line, so that what follows stays. */
    end: (words?: string): void => {
      if (out.isTTY) out.write("\r\x1b[K");
      if (words) out.write(`${words}\n`);
      [said, at] = ["", 0];
    },
  };
}

/** What the sending is measured against, and what the portal had before it began. */
export type Whole = { bytes: number; images: number; keptBytes: number; keptImages: number };

/** "Sending: 12 MB of 84 MB are safe, 20 of 212 pictures, 2 minutes left". Only what is safe counts. */
export function sendingWords(whole: Whole): (progress: SendProgress) => string {
  let estimate = startEstimate(Date.now());
  return ({ state, storedBytes, storedImages, movingBytes, movedAt, trouble }) => {
    const now = Date.now();
    const safe = whole.keptBytes + storedBytes;
    estimate = updateEstimate(estimate, safe + movingBytes, whole.bytes, now);
    if (state === "sending" && trouble) return say("en", trouble);
    if (state === "sending" && now - movedAt > 15_000) return stalledWords.en;
    const left = timeLeft(estimate, now);
    const pictures = `${whole.keptImages + storedImages} of ${whole.images} pictures`;
    return `Sending: ${sizeWords(safe)} of ${sizeWords(whole.bytes)} are safe, ${pictures}${left ? `, ${left.en} left` : ""}`;
  };
}
