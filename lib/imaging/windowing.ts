/** A window of grey levels as DICOM says it: centre and width, and the function between (PS3.3 C.11.2.1). */
export type Window = { center: number; width: number };
export type VoiFunction = "LINEAR" | "LINEAR_EXACT" | "SIGMOID";

/** Stored values below `first` map to the first entry, those beyond the last to the last (PS3.3 C.11.1.1, C.11.2.1.1). */
export type LookupTable = { first: number; bits: number; data: Uint16Array };

export type Preset = Window & { key: string; name: string };

/** Hounsfield units mean the same on every CT scanner; MR is unitless, so these are offered for CT only. */
export const ctPresets: readonly Preset[] = [
  { key: "1", name: "Soft tissue", width: 400, center: 40 },
  { key: "2", name: "Lung", width: 1500, center: -600 },
  { key: "3", name: "Bone", width: 2000, center: 400 },
  { key: "4", name: "Brain", width: 80, center: 40 },
  { key: "5", name: "Spine, soft tissue", width: 250, center: 50 },
  { key: "6", name: "Spine, bone", width: 1800, center: 400 },
];

/** The preset by its key; null where there is none of that key. */
export const ctPreset = (key: string | null): Preset | null => ctPresets.find((preset) => preset.key === key) ?? null;

/** The name of the preset that a window is, on a CT. */
export function presetName(modality: string, { center, width }: Window): string | null {
  if (modality !== "CT") return null;
  const found = ctPresets.find(
    (preset) => Math.abs(preset.center - center) < 0.5 && Math.abs(preset.width - width) < 0.5,
  );
  return found?.name ?? null;
}

/** The window a file asks for: its first sound pair of centre and width. The others are alternatives. */
export function fileWindow(centers: readonly number[], widths: readonly number[]): Window | null {
  for (let at = 0; at < Math.min(centers.length, widths.length); at++) {
    const center = centers[at] ?? Number.NaN;
    const width = widths[at] ?? Number.NaN;
    if (Number.isFinite(center) && width > 0) return { center, width };
  }
  return null;
}

/** The window that spans what a lookup table gives out. */
export const tableWindow = ({ bits }: LookupTable): Window => ({ center: 2 ** (bits - 1), width: 2 ** bits });

/** The window that spans a least and a greatest value exactly, by the LINEAR function. */
export const spanning = (least: number, greatest: number): Window => ({
  center: (least + greatest + 1) / 2,
  width: Math.max(greatest - least + 1, 1),
});

/** The least and the greatest value that a window still tells apart. */
export function bounds({ center, width }: Window, voi: VoiFunction = "LINEAR"): { lower: number; upper: number } {
  if (voi === "LINEAR_EXACT") return { lower: center - width / 2, upper: center + width / 2 };
  const half = Math.max(width - 1, 0.001) / 2;
  return { lower: center - 0.5 - half, upper: center - 0.5 + half };
}

/** The window between two bounds: `bounds` read backwards. */
export function windowOf(lower: number, upper: number, voi: VoiFunction = "LINEAR"): Window {
  if (voi === "LINEAR_EXACT") return { center: (lower + upper) / 2, width: upper - lower };
  return { center: (lower + upper + 1) / 2, width: upper - lower + 1 };
}

/** The grey of a value, 0 to 1. */
export function grey(value: number, window: Window, voi: VoiFunction = "LINEAR"): number {
  if (voi === "SIGMOID") return 1 / (1 + Math.exp((-4 * (value - window.center)) / Math.max(window.width, 1)));
  const { lower, upper } = bounds(window, voi);
  return Math.min(Math.max((value - lower) / (upper - lower), 0), 1);
}

const perImage = 4096;
/** So many are sorted in a few milliseconds; beyond that every second one is left out. */
const mostValues = 2 ** 17;

/** Gathers values of the images of a series, a bounded number in all, to find a window that suits all of them. */
export function createSampler() {
  let values: number[] = [];
  let thinned = 1;
  return {
    /** `padding` is no part of the picture, and would make its window too wide. */
    add(pixels: ArrayLike<number>, padding: { least: number; greatest: number } | null = null): void {
      if (values.length > mostValues) {
        values = values.filter((_, at) => at % 2 === 0);
        thinned *= 2;
      }
      const stride = Math.max(1, Math.floor(pixels.length / perImage)) * thinned;
      for (let at = 0; at < pixels.length; at += stride) {
        const value = pixels[at] ?? 0;
        if (!padding || value < padding.least || value > padding.greatest) values.push(value);
      }
    },
    /** From the 0.1 to the 99.9 percentile, as 3D Slicer does: a few hot pixels must not make the rest black. */
    window(): Window | null {
      if (values.length === 0) return null;
      const sorted = Float64Array.from(values).sort();
      const at = (share: number) => sorted[Math.round(share * (sorted.length - 1))] ?? 0;
      return spanning(at(0.001), at(0.999));
    },
  };
}

/** Maps values through a table, for files that describe their grey levels by one. */
export function throughTable(pixels: ArrayLike<number>, { first, data }: LookupTable): Uint16Array {
  const mapped = new Uint16Array(pixels.length);
  const last = data.length - 1;
  for (let at = 0; at < pixels.length; at++) {
    const place = Math.min(Math.max(Math.round(pixels[at] ?? 0) - first, 0), last);
    mapped[at] = data[place] ?? 0;
  }
  return mapped;
}
