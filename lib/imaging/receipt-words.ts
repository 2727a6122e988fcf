import type { Gap } from "#lib/imaging/gaps.ts";
import { missingIn } from "#lib/imaging/gaps.ts";
import type { Receipt, SeriesReceipt } from "#lib/imaging/receipt.ts";

/**
 * The receipt for the patient, sentence by sentence; nothing but what arrived where all is well. Wording to be approved
 * by the clinic.
 */
export function patientReceipt(receipt: Receipt): string[] {
  const series = receipt.studies.flatMap((study) => study.series);
  const images = sum(series, (one) => one.images);
  const listed = series.filter((one) => one.listed !== null).length;
  const sentences = [
    receipt.hasList
      ? listWords(listed, listed + receipt.absentSeries.length, images)
      : arrivedWords(series.length, images),
    ...absentWords(receipt, series),
    ...gapWords(series.filter(({ missing }) => missing > 0)),
    ...receipt.refused
      .filter(({ reason }) => !harmless.has(reason))
      .map(({ words, files }) => `${counted(files, "file")} could not be used. ${words.replace(/\.?$/, ".")}`),
  ];
  return sentences;
}

/** The receipt for staff, exact, a line for each series and for what does not belong to one. */
export function staffReceipt(receipt: Receipt): string[] {
  const series = receipt.studies.flatMap((study) => study.series);
  const { duplicates, sharedUids, strangeLists } = receipt;
  return [
    ...series.map(seriesLine),
    ...receipt.absentSeries.map(
      ({ seriesInstanceUid, modality, absent }) =>
        `Series ${seriesInstanceUid}${modality && ` (${modality})`}: listed in DICOMDIR, none of ${counted(absent.length, "instance")} arrived`,
    ),
    ...receipt.refused.map(({ words, files }) => `Refused: ${counted(files, "file")}: ${words}`),
    ...(duplicates > 0 ? [`Duplicates, stored once: ${counted(duplicates, "file")}`] : []),
    ...(sharedUids.length > 0 ? [`SOP Instance UIDs used for several pictures, all kept: ${uidList(sharedUids)}`] : []),
    ...(strangeLists > 0 ? [`${counted(strangeLists, "DICOMDIR")} lists none of the files that came with it`] : []),
  ];
}

/** What nobody misses. */
const harmless = new Set(["no_pixels", "directory", "not_dicom", "duplicate"]);

function listWords(arrived: number, listed: number, images: number): string {
  const pictures = counted(images, "picture");
  if (arrived < listed) return `Your disc lists ${listed} series; ${arrived} of them arrived, ${pictures}.`;
  return `Your disc lists ${listed} series; ${listed === 1 ? "it" : `all ${listed}`} arrived, ${pictures}.`;
}

const arrivedWords = (series: number, images: number): string =>
  series === 0 ? "No pictures have arrived." : `${series} series arrived, ${counted(images, "picture")}.`;

function absentWords({ absentSeries }: Receipt, series: readonly SeriesReceipt[]): string[] {
  const inSeries = sum(series, ({ absent }) => absent.length);
  if (absentSeries.length + inSeries === 0) return [];
  const whole = sum(absentSeries, ({ absent }) => absent.length);
  return [
    ...(absentSeries.length > 0
      ? [`${capital(few(absentSeries.length))} series with ${counted(whole, "picture")} did not arrive.`]
      : []),
    ...(inSeries > 0 ? [`${counted(inSeries, "picture")} that your disc lists did not arrive.`] : []),
    "Choose the whole disc again. We keep what we have, and only the rest is sent.",
  ];
}

function gapWords(series: readonly SeriesReceipt[]): string[] {
  const missing = sum(series, (one) => one.missing);
  if (missing === 0) return [];
  if (series.length === 1) return [`One series has a gap of ${counted(missing, "picture")}.`];
  return [`${series.length} series have gaps, ${counted(missing, "picture")} in all.`];
}

function seriesLine(series: SeriesReceipt): string {
  const { arrived, listed, absent, refused } = series;
  const here =
    listed === null
      ? `${counted(arrived, "instance")} arrived`
      : `${listed - absent.length - refused} of ${counted(listed, "instance")} listed in DICOMDIR arrived`;
  const parts = [
    here,
    ...(absent.length > 0 ? [`missing SOP Instance UIDs ${uidList(absent)}`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...series.stacks.map(stackWords),
  ];
  return `${seriesName(series)}: ${parts.join("; ")}`;
}

const seriesName = ({ number, description }: SeriesReceipt): string =>
  `Series ${number ?? "without a number"}${description && ` ‘${description}’`}`;

function stackWords({ label, slices, spacing, even, gaps }: SeriesReceipt["stacks"][number]): string {
  const rhythm =
    spacing === null ? "" : `, spacing ${millimetres(spacing)} mm${even || gaps.length > 0 ? "" : ", uneven"}`;
  const missing = gaps.map((gap) => `, ${gapPlace(gap)}: ${counted(gap.missing, "slice")} missing`);
  return `${label}: ${slices}${rhythm}${missing.join("")}${gaps.length > 1 ? `, ${missingIn(gaps)} in all` : ""}`;
}

function gapPlace({ places, numbers }: Gap): string {
  const at = places && `positions ${places.map(millimetres).join("→")} mm`;
  const between = numbers && `instance numbers ${numbers.join("→")}`;
  return [at, between].filter(Boolean).join(", ") || "somewhere";
}

/** The first few; the receipt itself holds all. */
function uidList(uids: readonly string[]): string {
  const shown = uids.slice(0, 10).join(", ");
  return uids.length > 10 ? `${shown} and ${uids.length - 10} more` : shown;
}

const millimetres = (value: number): string => String(Math.round(value * 10) / 10);
const counted = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? "" : "s"}`;
const few = (count: number): string => (count === 1 ? "one" : String(count));
const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);
const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((all, item) => all + of(item), 0);
