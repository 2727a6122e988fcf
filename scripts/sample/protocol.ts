import type { Anatomy, DiscPlace, Lps } from "./anatomy.ts";
import type { Contrast, Plane } from "./render.ts";

/** One series of the examination: its label, its contrast and the slices in the order in which they are numbered. */
export interface SeriesPlan {
  number: number;
  description: string;
  sequence: "SE" | "IR" | "GR";
  contrast: Contrast;
  window: { center: number; width: number };
  localizer: boolean;
  echoTrain: number;
  planes: readonly Plane[];
  /** Middle of one slice to the middle of the next, mm. */
  slicePitch: number;
}

/** The ordinary examination of a lower back: localizer, sagittal T2, T1 and STIR, axial T2 along each disc. */
export function lumbarProtocol(anatomy: Anatomy, small: boolean): SeriesPlan[] {
  const sagittal = sagittalPlanes(small ? { size: 128, count: 5, pitch: 8.8 } : { size: 384, count: 15, pitch: 4.4 });
  const axial = anatomy.discs.flatMap((disc) =>
    axialBlock(disc, small ? { size: 96, count: 3 } : { size: 320, count: 4 }),
  );
  const noisier = small ? 0.6 : 1;
  const spinEcho = { localizer: false, slicePitch: small ? 8.8 : 4.4, planes: sagittal };
  return [
    {
      ...spinEcho,
      number: 1,
      description: "3-PLANE LOCALIZER",
      sequence: "GR",
      echoTrain: 1,
      contrast: { weighting: { tr: 9, te: 4, flip: 25 }, scale: 9000, noise: 0.004 * noisier },
      window: { center: 700, width: 1500 },
      localizer: true,
      planes: localizerPlanes(small ? 64 : 256),
      slicePitch: 10,
    },
    {
      ...spinEcho,
      number: 2,
      description: "SAG T2 TSE",
      sequence: "SE",
      echoTrain: 17,
      contrast: { weighting: { tr: 3600, te: 102 }, scale: 2050, noise: 0.012 * noisier },
      window: { center: 700, width: 1400 },
    },
    {
      ...spinEcho,
      number: 3,
      description: "SAG T1 TSE",
      sequence: "SE",
      echoTrain: 3,
      contrast: { weighting: { tr: 560, te: 10 }, scale: 1350, noise: 0.012 * noisier },
      window: { center: 640, width: 1280 },
    },
    {
      ...spinEcho,
      number: 4,
      description: "SAG STIR",
      sequence: "IR",
      echoTrain: 15,
      contrast: { weighting: { tr: 4500, te: 55, ti: 165 }, scale: 2600, noise: 0.012 * noisier },
      window: { center: 640, width: 1280 },
    },
    {
      ...spinEcho,
      number: 5,
      description: "AX T2 TSE L1-S1",
      sequence: "SE",
      echoTrain: 17,
      contrast: { weighting: { tr: 4200, te: 104 }, scale: 2050, noise: 0.011 * noisier },
      window: { center: 680, width: 1360 },
      planes: axial,
      slicePitch: 4.4,
    },
  ];
}

/** Slices from the patient's left to right, 4 mm thick, 280 mm square. */
function sagittalPlanes({ size, count, pitch }: { size: number; count: number; pitch: number }): Plane[] {
  return Array.from({ length: count }, (_, i) =>
    plane({ centre: [((count - 1) / 2 - i) * pitch, 4, -8], row: [0, 1, 0], column: [0, 0, -1], size, field: 280 }),
  );
}

/** A block along one disc, from above down, 4 mm thick with a gap of 10 %, 190 mm square. */
function axialBlock({ centre, tilt }: DiscPlace, { size, count }: { size: number; count: number }): Plane[] {
  const column: Lps = [0, Math.cos(tilt), -Math.sin(tilt)];
  const up: Lps = [0, Math.sin(tilt), Math.cos(tilt)];
  return Array.from({ length: count }, (_, i) => {
    const above = ((count - 1) / 2 - i) * 4.4;
    const behind = 18;
    const middle: Lps = [
      0,
      centre[1] + above * up[1] + behind * column[1],
      centre[2] + above * up[2] + behind * column[2],
    ];
    return plane({ centre: middle, row: [1, 0, 0], column, size, field: 190 });
  });
}

function localizerPlanes(size: number): Plane[] {
  const shared = { centre: [0, 10, -8] as Lps, size, field: 380 };
  return [
    plane({ ...shared, row: [1, 0, 0], column: [0, 0, -1] }),
    plane({ ...shared, row: [0, 1, 0], column: [0, 0, -1] }),
    plane({ ...shared, row: [1, 0, 0], column: [0, 1, 0] }),
  ];
}

function plane(wish: { centre: Lps; row: Lps; column: Lps; size: number; field: number }): Plane {
  const { centre, row, column, size, field } = wish;
  const spacing = field / size;
  const back = ((size - 1) / 2) * spacing;
  const along = (axis: 0 | 1 | 2) => round(centre[axis] - back * (row[axis] + column[axis]));
  return { origin: [along(0), along(1), along(2)], row, column, rows: size, columns: size, spacing, thickness: 4 };
}

/** As precise as a decimal string of DICOM keeps it. */
function round(mm: number): number {
  return Math.round(mm * 1e4) / 1e4;
}
