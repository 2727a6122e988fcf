import type { Wanted } from "#lib/imaging/fitness-table.ts";
import { fitnessWords, itemWords } from "#lib/imaging/fitness-words.ts";
import { xrays } from "#lib/imaging/series-summary.ts";
import type { SeriesSummary } from "#lib/imaging/series-summary.ts";
import type { Text } from "#lib/platform/language.ts";

/**
 * One line of the checklist. "ageing": current, but beyond the months after which we say so; "old": no longer current;
 * "unknown": nothing tells. `patient` is null where a person need not hear of it.
 */
export type Line = {
  item: string;
  need: "needed" | "welcome";
  state: "there" | "missing" | "ageing" | "old" | "unknown";
  patient: Text | null;
  staff: string;
};

/** A readable series of a modality that can answer, with what matters of its study and how surely it shows the region. */
export type Candidate = { series: SeriesSummary; date: string | null; months: number | null; sure: boolean };

export const isCurrent = ({ months }: Candidate, { currentMonths }: Wanted): boolean =>
  months !== null && months <= currentMonths;

/** What an MRI or CT should hold and whether the chosen series hold it. */
export function sequenceLines(chosen: readonly Candidate[], wanted: Wanted): Line[] {
  const modality = chosen[0]?.series.modality;
  if (modality === undefined) return [];
  return wishesOf(modality, wanted).map((wish) => wishLine(wish, chosen, wanted));
}

/** Scanners write 5.00001. */
const rounding = 0.05;

type Wish = {
  item: string;
  need: "needed" | "welcome";
  fits: (series: SeriesSummary) => boolean | null;
  thickest: number;
};

/** Null: the series may fit, but does not tell. */
function wishesOf(modality: string, wanted: Wanted): Wish[] {
  if (modality === "MR") {
    return wanted.mr.map(({ plane, weightings, ...wish }) => ({
      ...wish,
      fits: (series) => both(same(series.plane, plane), amongst(series.sequence?.weighting ?? null, weightings)),
    }));
  }
  return wanted.ct.map(({ plane, kernel, ...wish }) => ({
    ...wish,
    fits: (series) => both(same(series.plane, plane), same(series.kernel, kernel)),
  }));
}

const same = <T>(value: T | null, wish: T | null): boolean | null =>
  wish === null ? true : value === null ? null : value === wish;
const amongst = <T>(value: T | null, wishes: readonly T[]): boolean | null =>
  value === null ? null : wishes.includes(value);
const both = (a: boolean | null, b: boolean | null): boolean | null =>
  a === false || b === false ? false : a === null || b === null ? null : true;

function wishLine({ item, need, fits, thickest }: Wish, chosen: readonly Candidate[], wanted: Wanted): Line {
  const line = { item, need };
  const what = itemWords[item] ?? { en: item, es: item };
  const fitting = chosen.filter(({ series }) => fits(series) === true);
  const thin = fitting.filter(
    ({ series }) => series.sliceThickness === null || series.sliceThickness <= thickest + rounding,
  );
  const current = thin.filter((one) => one.months === null || isCurrent(one, wanted));
  const best = current.find(({ sure }) => sure) ?? current[0];
  const told = (patient: Text) => (need === "needed" ? patient : null);
  if (best) {
    const staff = describe(best);
    if (best.sure) return { ...line, state: "there", patient: null, staff };
    return { ...line, state: "unknown", patient: null, staff: `${staff}, if it shows the right part` };
  }
  const [old] = thin;
  if (old) return { ...line, state: "old", patient: told(fitnessWords.picturesOld(what)), staff: describe(old) };
  const [thick] = fitting;
  if (thick) {
    const staff = `${describe(thick)}: thicker than wanted (${String(thickest)} mm)`;
    return { ...line, state: "missing", patient: told(fitnessWords.tooThick(what)), staff };
  }
  const [open] = chosen.filter(({ series }) => fits(series) === null);
  if (open) {
    const staff = `${describe(open)} does not tell plane, weighting or kernel`;
    return { ...line, state: "unknown", patient: told(fitnessWords.notSure(what)), staff };
  }
  return {
    ...line,
    state: "missing",
    patient: told(fitnessWords.picturesMissing(what)),
    staff: `no ${item} among ${String(chosen.length)} series`,
  };
}

/** X-rays are an addition: told to staff, asked of the patient in one sentence where none is there. */
export function xrayLines(readable: readonly Candidate[], wanted: Wanted): Line[] {
  const all = readable.filter(({ series, sure }) => xrays.has(series.modality) && sure);
  return wanted.xray.map((view, at) => {
    const item = `X-ray ${view}`;
    const found = all.find(({ series }) => series.view === view);
    const line = { item, need: "welcome" } as const;
    if (found) {
      const state = found.months !== null && !isCurrent(found, wanted) ? "old" : "there";
      return { ...line, state, patient: null, staff: describe(found) };
    }
    const open = all.find(({ series }) => series.view === null);
    if (open) return { ...line, state: "unknown", patient: null, staff: `${describe(open)} does not tell its view` };
    const patient = at === 0 && all.length === 0 ? fitnessWords.xraysWelcome() : null;
    return { ...line, state: "missing", patient, staff: `no ${item}` };
  });
}

function describe({ series, date }: Candidate): string {
  const { modality, description, plane, sequence, kernel, view, sliceThickness, images } = series;
  const parts = [
    modality,
    plane,
    sequence?.weighting,
    sequence?.from === "text" && "(by text)",
    sequence?.textSays && `(text says ${sequence.textSays})`,
    sequence?.postContrast && "with contrast",
    kernel,
    view,
    sliceThickness !== null && `${String(sliceThickness)} mm`,
    `${String(images)} images`,
    description && `“${description}”`,
    date ?? "no date",
  ];
  return parts.filter(Boolean).join(" ");
}
