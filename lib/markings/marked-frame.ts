import type { ParsedFile } from "#lib/imaging/dataset.ts";
import { readFields } from "#lib/imaging/fields.ts";
import { factsByFrame } from "#lib/imaging/image-facts.ts";
import type { Placeable } from "#lib/imaging/slice-plane.ts";

/** The study that a marked frame belongs to, as its own file says it. */
export type MarkedStudy = {
  uid: string;
  patientName: string;
  patientId: string;
  birthDate: string;
  sex: string;
  date: string;
  time: string;
  accession: string;
  id: string;
};

/** A frame on which something is marked: what it is, where it is, and what its pixels measure. */
export type MarkedFrame = Placeable & {
  study: MarkedStudy;
  seriesUid: string;
  sopClassUid: string;
  sopInstanceUid: string;
  /** From 1, of so many. */
  frame: number;
  frames: number;
  /** Whether the spacing is that of what is pictured. */
  calibrated: boolean;
};

/** The frames of a file on which something is marked; `marked` has "SOP Instance UID frame" of all that are. */
export function markedFrames({ body }: ParsedFile, marked: ReadonlySet<string>): MarkedFrame[] {
  if (marked.size === 0) return [];
  const fields = readFields(body);
  const sopInstanceUid = fields.uid("x00080018");
  const frames = fields.integer("x00280008") ?? 1;
  const wanted = Array.from(marked, (key) => key.split(" ")).flatMap(([uid, frame]) =>
    uid === sopInstanceUid && Number(frame) <= frames ? [Number(frame)] : [],
  );
  if (wanted.length === 0) return [];
  const study: MarkedStudy = {
    uid: fields.uid("x0020000d"),
    patientName: fields.name("x00100010"),
    patientId: fields.text("x00100020"),
    birthDate: fields.text("x00100030"),
    sex: fields.text("x00100040"),
    date: fields.text("x00080020"),
    time: fields.text("x00080030"),
    accession: fields.text("x00080050"),
    id: fields.text("x00200010"),
  };
  const factsOf = factsByFrame(body);
  return wanted.map((frame) => {
    const { rows, columns, position, orientation, spacing, calibrated, frameOfReferenceUid } = factsOf(frame - 1);
    return {
      ...{ study, seriesUid: fields.uid("x0020000e"), sopClassUid: fields.uid("x00080016"), sopInstanceUid },
      ...{ frame, frames, rows, columns, calibrated, frameOfReferenceUid },
      ...{ imagePosition: position, imageOrientation: orientation, pixelSpacing: spacing },
    };
  });
}
