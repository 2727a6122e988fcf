import { decodeFrames } from "#lib/imaging/decode.ts";
import { openDicom } from "#lib/imaging/dicom.ts";
import { factsByFrame } from "#lib/imaging/image-facts.ts";
import { type Preview, previewOf } from "#lib/imaging/preview.ts";
import { inflateStored } from "./inflate-stored.ts";
import { readAddress } from "./read-address.ts";

/** An accepted file within its pack, of which one frame (from 0) is to be drawn. */
export type PictureQuestion = {
  picture: {
    url: string;
    dataOffset: number;
    compressedSize: number;
    size: number;
    method: number;
    frame: number;
    /** Of the longest side at most, in pixels. */
    side?: number;
    /** Nothing is drawn of a file that says that something is burnt into its pixels. */
    clean?: boolean;
  };
};

/** A small picture of a frame, as the viewer would first show it. Runs in the examiner, as the file is a stranger's. */
export async function drawPreview(
  { picture: { url, dataOffset, compressedSize, size, method, frame, side, clean = false } }: PictureQuestion,
  alive: () => void,
): Promise<Preview | null> {
  const stored = await readAddress(url, dataOffset, dataOffset + compressedSize, alive);
  const bytes = inflateStored(stored, { method, size });
  const opened = await openDicom(bytes);
  if (clean && /^YES/i.test(opened.file.body.string("x00280301") ?? "")) return null;
  const factsOf = factsByFrame(opened.file.body);
  let drawn: Preview | null = null;
  await decodeFrames(
    opened,
    (decoded, at) => {
      drawn = previewOf(decoded, factsOf(at), side);
    },
    { wanted: (at) => at === Math.min(frame, opened.header.instance.frames - 1) },
  );
  return drawn;
}
