import type { Preview } from "#lib/imaging/preview.ts";
import { createSandbox, SandboxFailure } from "#lib/platform/sandbox.ts";
import type { PackEntry } from "#lib/upload/contract.ts";
import type { ZipEntry } from "#lib/upload/zip.ts";
import type { PictureQuestion } from "./draw-preview.ts";
import type { PackAnswer, PackPiece, PackQuestion } from "./examine-pack.ts";
import { hostileFile } from "./hostile-file.ts";
import type { CheckedFile } from "./repo.ts";

/** A file whose check says nothing for so long (milliseconds) is ended; none takes more memory than this (MiB). */
export const bounds = { hands: 2, silence: 5_000, megabytes: 512 };
/** In a pack in which so many files had to be ended, the others are no longer opened. */
const maxEnded = 8;

const examiner = createSandbox<PackQuestion | PictureQuestion, PackPiece, PackAnswer | Preview | null>(
  "lib/studies/examiner.ts",
  bounds,
);

type StoredPack = {
  address: () => Promise<string>;
  size: number;
  announced: PackEntry[];
  /** Files refused before: they are not opened. */
  refused?: readonly CheckedFile[];
};

/**
 * What became of each file of a stored pack; null where the pack is not what was announced. A file at which its examiner
 * hangs, grows or crashes is refused, and the rest is looked at by another one. Rejects where storage does not answer.
 */
export async function haveExamined({
  address,
  size,
  announced,
  refused = [],
}: StoredPack): Promise<CheckedFile[] | null> {
  const files: CheckedFile[] = [...refused];
  for (let ended = 0; ;) {
    const url = await address();
    let open: ZipEntry | undefined;
    const note = (piece: PackPiece): void => {
      if ("at" in piece) open = piece.at;
      if ("file" in piece) files.push(piece.file);
      if ("file" in piece) open = undefined;
    };
    try {
      const judged = files.map(({ entry }) => entry.name);
      const patient = ended < maxEnded;
      const answer = await examiner.ask({ url, size, announced, judged, patient }, note);
      return (answer as PackAnswer).damaged ? null : files;
    } catch (error) {
      if (!(error instanceof SandboxFailure) || !open) throw error;
      ended++;
      const { name } = open;
      const sha256 = announced.find((entry) => entry.name === name)?.sha256 ?? "";
      files.push({ entry: open, sha256, ...hostileFile(error.reason) });
    }
  }
}

/** A small picture of an accepted file; null where none could be drawn, whatever the reason. */
export async function havePreviewDrawn(picture: PictureQuestion["picture"]): Promise<Preview | null> {
  try {
    return (await examiner.ask({ picture })) as Preview | null;
  } catch (error) {
    if (error instanceof SandboxFailure) return null;
    throw error;
  }
}

/** Ends the processes: for programs that examine and end. */
export const endExaminers = (): void => examiner.close();
