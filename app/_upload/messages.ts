import type { OfferedPaper } from "#app/_papers/offered-papers.ts";
import type { Words } from "#lib/platform/language.ts";
import type { ScanProgress } from "#lib/upload/plan.ts";
import type { SendState, SendSummary } from "#lib/upload/send.ts";
import type { Found, FoundStudy } from "./found.ts";
import type { Picture } from "./picture.ts";

/** A file as the person chose it; without the file where the browser could not open it. */
export type ChosenFile = { path: string; file: File | null };

/** A file, or a folder or file that the worker opens itself. */
export type Chosen = ChosenFile | { handle: FileSystemHandle };

/** How far the sending has come. Bytes and pictures are those of the studies being sent. */
export type Sent = {
  state: SendState;
  /** Stored and recorded, those kept from an earlier try included. */
  safeBytes: number;
  safeImages: number;
  /** On their way now. */
  movingBytes: number;
  /** Refused for good, or no longer readable. */
  failedImages: number;
  /** Why nothing arrives at the moment, where that is known. */
  trouble: Words | null;
  totalBytes: number;
  totalImages: number;
};

/**
 * What the page says to the worker. Files come in batches, then `all` says that these were all; more may come after what
 * they hold was found. `papers` comes before them where documents and photos among them are to be offered.
 */
export type ToWorker =
  | { type: "papers" }
  | { type: "files"; files: Chosen[] }
  | { type: "all" }
  | { type: "send"; requestId: string; seriesUids: string[]; online: boolean }
  | { type: "pause" }
  | { type: "resume" }
  | { type: "cancel" }
  | { type: "online"; online: boolean };

/** What the worker says to the page. Pictures are numbered as in `Found`. */
export type FromWorker =
  | { type: "looked"; progress: ScanProgress; seen: FoundStudy[] }
  | { type: "found"; found: Found }
  /** Those of the latest choice, to be added to what was offered before. */
  | { type: "papers"; papers: OfferedPaper[] }
  | { type: "drawn"; at: number; picture: Picture }
  | { type: "stored"; pictures: number[] }
  | { type: "sent"; sent: Sent }
  | { type: "ended"; how: SendSummary["state"]; words: Words | null; sent: Sent; troubles: Words[] }
  | { type: "broken" };
