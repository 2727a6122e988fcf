import type { Plane } from "#lib/imaging/geometry.ts";
import type { SeriesSummary } from "#lib/imaging/series-summary.ts";
import type { Weighting } from "#lib/imaging/weighting.ts";

/** What the rules know of a series, or of one stack of it. */
export type Reading = Pick<SeriesSummary, "region" | "sequence" | "kernel" | "view" | "sliceThickness" | "readable"> & {
  plane: Plane | null;
};

/** A series as it is listed: `study` counts examinations, the newest first. Without a reading it was not assessed yet. */
export type Hangable = { study: number; modality: string; images: number; reading: Reading | null };

/** A place on the screen: the series that belongs there, or why none does. */
export type Slot = {
  name: string;
  seriesAt: number | null;
  why: string | null;
  /** The key of a preset of window; null: as the file says. */
  preset: string | null;
  /** Of an older examination. */
  prior: boolean;
};

export type Protocol = "spine_mr" | "ct" | "xray" | "grid";
export type Hanging = { protocol: Protocol; slots: Slot[] };

/**
 * How an examination opens. The newest one that a rule knows decides; a place that no series can fill stays empty and
 * says why. Timing, geometry and text were read before this (weighting.ts, geometry.ts); here they are only weighed.
 */
export function hang(series: readonly Hangable[]): Hanging {
  const newest = Math.min(...series.map(({ study }) => study));
  const own = series.flatMap((one, at) => (one.study === newest ? [{ ...one, at }] : []));
  const prior = series.flatMap((one, at) => (one.study === newest ? [] : [{ ...one, at }]));
  const protocol = protocolOf(own);
  const slots = rules[protocol](own);
  return { protocol, slots: [...slots, ...(protocol === "grid" ? [] : priorSlot(protocol, slots, prior))] };
}

type Candidate = Hangable & { at: number };
type Rule = (own: readonly Candidate[]) => Slot[];

function protocolOf(own: readonly Candidate[]): Protocol {
  if (own.some((one) => isSpineMr(one))) return "spine_mr";
  if (own.some((one) => isSlices(one, "CT"))) return "ct";
  return own.some(({ reading }) => reading?.view) ? "xray" : "grid";
}

const rules: Readonly<Record<Protocol, Rule>> = {
  spine_mr(own) {
    const mr = own.filter(isSpineMr);
    const water = mrSlot("Sagittal STIR or T1", mr, "sagittal", ["STIR", "T1"]);
    return [mrSlot("Sagittal T2", mr, "sagittal", ["T2"]), water, mrSlot("Axial T2", mr, "axial", ["T2", "T2*"])];
  },

  ct(own) {
    const ct = own.filter((one) => isSlices(one, "CT"));
    const axial = ct.filter(({ reading }) => reading?.plane === "axial");
    const rest = axial.length > 0 ? axial : ct;
    const sagittal = ct.filter(({ reading }) => reading?.plane === "sagittal");
    return [
      slot("Bone", best(rest, ofKernel("bone")), "6"),
      slot("Soft tissue", best(rest, ofKernel("soft")), "5"),
      ...(sagittal.length > 0 ? [slot("Sagittal", best(sagittal, ofKernel("bone")), "6")] : []),
    ];
  },

  xray(own) {
    const seen = own.filter(({ reading }) => reading?.readable && reading.view);
    const bent = (["flexion", "extension"] as const).map((view) => viewSlot(seen, view));
    if (bent.every(({ seriesAt }) => seriesAt !== null)) return bent;
    const straight = [viewSlot(seen, "AP", "PA"), viewSlot(seen, "lateral"), ...bent];
    return straight.filter(({ seriesAt }, nth) => nth < 2 || seriesAt !== null);
  },

  grid(own) {
    const readable = own.filter(({ reading, images }) => reading?.readable && images > 0);
    const shown = (readable.length > 0 ? readable : own).slice(0, 4);
    return shown.map((one) => slot("", one, null));
  },
};

/** A part of the body that is known not to be the spine is hung like anything else. */
const isSpineMr = (one: Hangable): boolean =>
  isSlices(one, "MR") && /spine|unknown/.test(one.reading?.region.region ?? "") && one.reading?.plane !== "oblique";

/** Fewer than three slices are no series to scroll: the scout of another, or a sample. */
const isSlices = ({ modality, images, reading }: Hangable, wanted: string): boolean =>
  modality === wanted && reading?.readable === true && images >= 3;

function mrSlot(name: string, mr: readonly Candidate[], plane: Plane, wanted: readonly Weighting[]): Slot {
  const inPlane = mr.filter(({ reading }) => reading?.plane === plane);
  const fitting = inPlane.filter(({ reading }) => wanted.includes(weightingOf(reading) as Weighting));
  const found = best(fitting, (one) => mrScore(one, wanted));
  return found ? slot(name, found, null) : { ...slot(name, null, null), why: whyNot(plane, inPlane) };
}

function whyNot(plane: Plane, inPlane: readonly Candidate[]): string {
  if (inPlane.length === 0) return `No ${plane} series was found in this examination`;
  const silent = inPlane.filter(({ reading }) => weightingOf(reading) === null).length;
  if (silent === 0) return `None of the ${plane} series is one`;
  return silent === 1
    ? `One ${plane} series does not say how it was taken`
    : `${silent} ${plane} series do not say how they were taken`;
}

const weightingOf = (reading: Reading | null): Weighting | null => reading?.sequence?.weighting ?? null;

/** The table of the conventions sheet, section 3; of two weightings that would do, the first named is taken. */
function mrScore({ images, reading }: Candidate, wanted: readonly Weighting[]): number {
  const { from, fatSuppressed = false, postContrast = false, weighting } = reading?.sequence ?? {};
  return (
    (from === "timing" ? 55 : 40) -
    100 * wanted.indexOf(weighting as Weighting) +
    (reading?.region.region === "unknown" ? 0 : 8) +
    Math.min(images, 30) / 3 -
    (fatSuppressed && weighting !== "STIR" ? 12 : 0) -
    (postContrast ? 18 : 0)
  );
}

/** Thin slices before thick ones, many before few. */
const ofKernel =
  (wanted: "bone" | "soft") =>
  ({ reading, images }: Candidate): number =>
    (reading?.kernel === wanted ? 50 : reading?.kernel ? 0 : 20) -
    Math.min(reading?.sliceThickness ?? 5, 10) +
    Math.min(images, 500) / 100;

const viewSlot = (seen: readonly Candidate[], ...views: readonly string[]): Slot => {
  const [view = ""] = views;
  const name = view === "AP" ? "From the front" : view.charAt(0).toUpperCase() + view.slice(1);
  const found = best(
    seen.filter(({ reading }) => views.includes(reading?.view ?? "")),
    () => 0,
  );
  return found ? slot(name, found, null) : { ...slot(name, null, null), why: "No picture says that it is this view" };
};

/** The older examination's counterpart of the first place that is filled. */
function priorSlot(protocol: Protocol, slots: readonly Slot[], prior: readonly Candidate[]): Slot[] {
  const nth = slots.findIndex(({ seriesAt }) => seriesAt !== null);
  const studies = [...new Set(prior.map(({ study }) => study))].sort((a, b) => a - b);
  for (const study of studies) {
    const old = prior.filter((one) => one.study === study);
    const found = protocolOf(old) === protocol ? rules[protocol](old)[nth] : undefined;
    if (found && found.seriesAt !== null) return [{ ...found, prior: true }];
  }
  return [];
}

/** The highest score; of equals the later one, as what was taken again was taken again for a reason. */
function best(candidates: readonly Candidate[], score: (one: Candidate) => number): Candidate | null {
  return candidates.reduce<Candidate | null>((found, one) => (found && score(found) > score(one) ? found : one), null);
}

const slot = (name: string, found: Candidate | null, preset: string | null): Slot => ({
  ...{ name, preset, prior: false, why: null },
  seriesAt: found?.at ?? null,
});
