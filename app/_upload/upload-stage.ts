import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import type { Words } from "#lib/platform/language.ts";
import type { Estimate } from "#lib/upload/estimate.ts";
import type { Found, FoundStudy } from "./found.ts";
import type { Sent } from "./messages.ts";
import type { Picture } from "./picture.ts";

/** What was found, whose of it this request is about (studies, by `uid`), and which series of that are to be sent. */
export type Choice = { found: Found; mine: readonly string[]; seriesUids: readonly string[] };

/** Where an upload is. While reading, `before` is what had been found when another disc was added. */
export type Stage =
  | { at: "start" }
  | { at: "reading"; files: number; images: number; seen: FoundStudy[]; before: Choice | null }
  | ({ at: "found" } & Choice)
  | { at: "sending"; found: Found; seriesUids: readonly string[]; sent: Sent; estimate: Estimate; now: number }
  /** Ended before everything was sent. */
  | {
      at: "stopped";
      found: Found;
      seriesUids: readonly string[];
      sent: Sent;
      how: "cancelled" | "failed";
      words: Words | null;
      troubles: Words[];
    }
  /** Everything is in storage; `fresh` once the portal has been asked about it since. */
  | { at: "sent"; sent: Sent; troubles: Words[]; fresh: boolean }
  /** The worker ended unexpectedly; `kept` pictures were safe by then, null where the sending had not begun. */
  | { at: "broken"; kept: number | null };

export type UploadState = {
  stage: Stage;
  /** By number; `null` for one that cannot be drawn. */
  pictures: ReadonlyMap<number, Picture>;
  /** Numbers of those whose files are stored. */
  stored: ReadonlySet<number>;
  /** What the portal holds of this request's scan. */
  held: FollowedScan;
  signedOut: boolean;
  /** The last thing said to those who cannot see the page. */
  said: Words;
};
