import type { MarkedFrame } from "./marked-frame.ts";
import type { Marking } from "./marking.ts";

/** A frame of a sagittal stack of which everything is known, for tests. */
export const sampleFrame: MarkedFrame = {
  study: {
    ...{ uid: "1.2.3", patientName: "Łukasz^Anaïs", patientId: "P-1", birthDate: "19610427", sex: "F" },
    ...{ date: "20260302", time: "101500", accession: "", id: "1" },
  },
  seriesUid: "1.2.3.4",
  sopClassUid: "1.2.840.10008.5.1.4.1.1.4.1",
  sopInstanceUid: "1.2.3.4.5",
  ...{ frame: 2, frames: 5, rows: 256, columns: 256, calibrated: true },
  imagePosition: [0, -64, 96],
  imageOrientation: [0, 1, 0, 0, 0, -1],
  pixelSpacing: [0.75, 0.5],
  frameOfReferenceUid: "1.2.9",
};

const onIt = { sopInstanceUid: sampleFrame.sopInstanceUid, frame: sampleFrame.frame };

const mark = (at: number, kind: Marking["kind"], points: [number, number][], text = ""): Marking => ({
  ...{ id: `00000000-0000-4000-8000-00000000000${at}`, kind, ...onIt, points, text },
});

/** One mark of each kind that is measured, two labels that put them at L4/5, and a key image. */
export const sampleMarks: Marking[] = [
  mark(1, "length", [
    [100.25, 100],
    [110.25, 120],
  ]),
  mark(2, "angle", [
    [100, 90],
    [110, 110],
    [130, 110],
  ]),
  mark(3, "cobb", [
    [90, 100],
    [120, 105],
    [90, 125],
    [120, 115],
  ]),
  mark(4, "bidirectional", [
    [100, 110],
    [120, 110],
    [110, 105],
    [110, 115],
  ]),
  mark(5, "ellipse", [
    [100, 105],
    [120, 115],
  ]),
  mark(6, "level", [[110, 95]], "L4"),
  mark(7, "level", [[110, 130]], "L5"),
  mark(8, "key_image", []),
  mark(
    9,
    "arrow",
    [
      [100, 100],
      [110, 110],
    ],
    "here",
  ),
];
