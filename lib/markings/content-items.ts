import type { Dataset } from "#lib/imaging/write-dicom.ts";
import type { Code } from "./codes.ts";

/** Content items of structured reports (PS3.3 C.17.3), each with its relationship to the one above it. */
type Relation = "CONTAINS" | "HAS OBS CONTEXT" | "HAS CONCEPT MOD" | "INFERRED FROM" | "SELECTED FROM";
type Made = readonly [tag: number, vr: "SQ", value: readonly Dataset[]];

export const coded = (tag: number, [value, scheme, meaning]: Code): Made => [
  tag,
  "SQ",
  [
    [
      [0x00080100, "SH", value],
      [0x00080102, "SH", scheme],
      [0x00080104, "LO", meaning],
    ],
  ],
];

const conceptName = (code: Code): Made => coded(0x0040a043, code);

const item = (relation: Relation, type: string, name: Code | null, more: Dataset): Dataset => [
  [0x0040a010, "CS", relation],
  [0x0040a040, "CS", type],
  ...(name ? [conceptName(name)] : []),
  ...more,
];

/** The root of a document, made by a template of DICOM's own. */
export const root = (title: Code, template: string, children: readonly Dataset[]): Dataset => [
  [0x0040a040, "CS", "CONTAINER"],
  conceptName(title),
  [0x0040a050, "CS", "SEPARATE"],
  [
    0x0040a504,
    "SQ",
    [
      [
        [0x00080105, "CS", "DCMR"],
        [0x0040db00, "CS", template],
      ],
    ],
  ],
  [0x0040a730, "SQ", children],
];

export const container = (name: Code, children: readonly Dataset[]): Dataset =>
  item("CONTAINS", "CONTAINER", name, [
    [0x0040a050, "CS", "SEPARATE"],
    [0x0040a730, "SQ", children],
  ]);

export const text = (relation: Relation, name: Code, words: string): Dataset =>
  item(relation, "TEXT", name, [[0x0040a160, "UT", words]]);

export const uidRef = (relation: Relation, name: Code, uid: string): Dataset =>
  item(relation, "UIDREF", name, [[0x0040a124, "UI", uid]]);

export const personName = (relation: Relation, name: Code, person: string): Dataset =>
  item(relation, "PNAME", name, [[0x0040a123, "PN", person]]);

export const code = (relation: Relation, name: Code, value: Code): Dataset =>
  item(relation, "CODE", name, [coded(0x0040a168, value)]);

/** A measured number with its unit, and the places that it was measured between. */
export const number = (name: Code, value: number, unit: Code, from: readonly Dataset[]): Dataset =>
  item("CONTAINS", "NUM", name, [
    [0x0040a300, "SQ", [[[0x0040a30a, "DS", decimal(value)], coded(0x004008ea, unit)]]],
    [0x0040a730, "SQ", from],
  ]);

/** At most 16 characters, as DS has them. */
const decimal = (value: number): string => String(Number(value.toPrecision(9)));

/** A frame of an image; a number only where there are others. */
export type FrameReference = { sopClassUid: string; sopInstanceUid: string; frame: number; frames: number };

export const image = (
  relation: "CONTAINS" | "SELECTED FROM",
  { sopClassUid, sopInstanceUid, frame, frames }: FrameReference,
): Dataset =>
  item(relation, "IMAGE", null, [
    [
      0x00081199,
      "SQ",
      [
        [
          [0x00081150, "UI", sopClassUid],
          [0x00081155, "UI", sopInstanceUid],
          ...(frames > 1 ? [[0x00081160, "IS", frame] as const] : []),
        ],
      ],
    ],
  ]);

/** Places on a frame: columns and rows from the corner of the first pixel (PS3.3 C.18.6.1.2), where ours are from its middle. */
export const places = (
  type: "POLYLINE" | "ELLIPSE",
  points: readonly (readonly [number, number])[],
  on: FrameReference,
): Dataset =>
  item("INFERRED FROM", "SCOORD", null, [
    [0x00700022, "FL", points.flatMap(([x, y]) => [x + 0.5, y + 0.5])],
    [0x00700023, "CS", type],
    [0x0040a730, "SQ", [image("SELECTED FROM", on)]],
  ]);
