import { dayWords } from "#lib/platform/language.ts";
import { allRegions, regionsAskedAbout, wantedFor } from "#lib/imaging/fitness-table.ts";
import type { AskedRegion, Wanted } from "#lib/imaging/fitness-table.ts";
import { isCurrent, sequenceLines, xrayLines } from "#lib/imaging/fitness-wishes.ts";
import type { Candidate, Line } from "#lib/imaging/fitness-wishes.ts";
import { fitnessWords } from "#lib/imaging/fitness-words.ts";
import type { Region } from "#lib/imaging/region-table.ts";
import type { SeriesSummary, StudySummary } from "#lib/imaging/series-summary.ts";

/** A line of the checklist with the region it is about. */
export type FitnessLine = Line & { region: AskedRegion };

/**
 * Whether the scans that are there suit the question: the right part of the body, its age, and what an MRI or CT of it
 * should hold by `fitness-table.ts`. `symptoms` are the answers' values, `today` an ISO date. Never a reason to refuse.
 * A scan of a part that nobody asked about is held against its own entry, for staff alone: nobody misses what it lacks.
 */
export function assessFitness(
  symptoms: readonly string[],
  studies: readonly StudySummary[],
  today: string,
): FitnessLine[] {
  const asked = regionsAskedAbout(symptoms);
  const beside = allRegions.filter((region) => !asked.includes(region) && isShown(region, studies));
  return [
    ...asked.flatMap((region) => assessRegion(region, studies, today)),
    ...beside.flatMap((region) => assessRegion(region, studies, today).map(ofInterest)),
  ];
}

/** Told by name, and not only in passing: a whole spine is asked about as what it was sent for. */
const isShown = (asked: AskedRegion, studies: readonly StudySummary[]): boolean =>
  studies.some(({ series }) => series.some(({ readable, region: { region } }) => readable && region === asked));

const ofInterest = (line: FitnessLine): FitnessLine => ({
  ...line,
  item: `${line.region}: ${line.item}`,
  need: "welcome",
  patient: null,
});

/** The whole months between two ISO dates; null when a date is missing or lies in the future. */
export function monthsBetween(date: string | null, today: string): number | null {
  if (date === null || date > today) return null;
  const [from, to] = [date, today].map((iso) => iso.split("-").map(Number)) as [number[], number[]];
  const [year = 0, month = 0, day = 0] = from;
  const [thisYear = 0, thisMonth = 0, thisDay = 0] = to;
  return (thisYear - year) * 12 + thisMonth - month - (thisDay < day ? 1 : 0);
}

function assessRegion(region: AskedRegion, studies: readonly StudySummary[], today: string): FitnessLine[] {
  const wanted: Wanted = wantedFor[region];
  const readable = studies.flatMap(({ date, series }) =>
    series
      .filter((one) => one.readable)
      .map((one) => ({ series: one, date, months: monthsBetween(date, today), sure: shows(wanted, one) })),
  );
  const main = readable.filter(({ series }) => series.modality === "MR" || series.modality === "CT");
  const sure = main.filter((candidate) => candidate.sure);
  const perhaps = main.filter(({ series }) => maybeShows(wanted, series));
  const candidates = sure.length > 0 ? sure : perhaps;
  const chosen = chooseModality(candidates, wanted);
  const lines: Line[] = [
    regionLine(region, readable, sure, perhaps),
    ...(chosen.length > 0 ? [ageLine(chosen, wanted)] : []),
    ...sequenceLines(chosen, wanted),
    ...xrayLines(readable, wanted),
  ];
  return lines.map((line) => ({ region, ...line }));
}

const shows = (wanted: Wanted, { region }: SeriesSummary): boolean => wanted.shownBy.includes(region.region);
const maybeShows = (wanted: Wanted, { region }: SeriesSummary): boolean =>
  region.region === "unknown" || wanted.perhapsShownBy.includes(region.region);

/** A current MRI before a current CT, either before an old one. */
function chooseModality(candidates: readonly Candidate[], wanted: Wanted): Candidate[] {
  const of = (modality: string) => candidates.filter(({ series }) => series.modality === modality);
  const ordered = [of("MR"), of("CT")].filter((some) => some.length > 0);
  return ordered.find((some) => some.some((one) => isCurrent(one, wanted))) ?? ordered[0] ?? [];
}

function regionLine(
  asked: AskedRegion,
  readable: readonly Candidate[],
  sure: readonly Candidate[],
  perhaps: readonly Candidate[],
): Line {
  const line = { item: `a scan of the ${asked}`, need: "needed" } as const;
  if (sure.length > 0) {
    const sources = [...new Set(sure.map(({ series }) => `${series.modality} by ${sourceWords(series)}`))].join(", ");
    return { ...line, state: "there", patient: null, staff: `${asked}: ${sources}` };
  }
  const named = [...new Set(readable.map(({ series }) => series.region.region))].filter((one) => one !== "unknown");
  const near = perhaps.find(({ series }) => series.region.region !== "unknown");
  if (near) {
    const { region } = near.series.region;
    return {
      ...line,
      state: "unknown",
      patient: fitnessWords.perhapsShown(region),
      staff: `only ${region}, in which it may lie`,
    };
  }
  if (perhaps.length > 0) {
    const staff = `${String(perhaps.length)} series name no part of the body${named.length > 0 ? `; others show ${named.join(", ")}` : ""}`;
    return { ...line, state: "unknown", patient: fitnessWords.regionUnknown(), staff };
  }
  const [other] = named.filter((one) => !(wantedFor[asked].shownBy as readonly Region[]).includes(one));
  if (!other) return { ...line, state: "missing", patient: fitnessWords.noScan(), staff: "no MRI or CT" };
  return {
    ...line,
    state: "missing",
    patient: fitnessWords.otherRegion(other),
    staff: `shows ${named.join(", ")} instead`,
  };
}

const sourceWords = ({ region: { from } }: SeriesSummary): string =>
  ({
    seriesDescription: "series description",
    protocol: "protocol",
    anatomicCode: "anatomic code",
    bodyPart: "body part examined",
    studyDescription: "study description",
    geometry: "its place beside series that name theirs, or its height",
    nothing: "nothing",
  })[from ?? "nothing"];

/** The newest of the chosen modality speaks. */
function ageLine(chosen: readonly Candidate[], { currentMonths, warnMonths }: Wanted): Line {
  const line = { item: "age of the scan", need: "needed" } as const;
  const [newest] = chosen.filter(({ months }) => months !== null).sort((a, b) => (a.months ?? 0) - (b.months ?? 0));
  if (!newest || newest.months === null) {
    const future = chosen.some(({ date }) => date !== null);
    return {
      ...line,
      state: "unknown",
      patient: fitnessWords.noDate(),
      staff: future ? "study date lies in the future" : "no study date",
    };
  }
  const { months, date } = newest;
  const staff = `${newest.series.modality} of ${dayWords(date)?.en ?? ""}, ${String(months)} months old; it counts as current up to ${String(currentMonths)} months`;
  if (months > currentMonths) return { ...line, state: "old", patient: fitnessWords.old(months, currentMonths), staff };
  if (months >= warnMonths) return { ...line, state: "ageing", patient: fitnessWords.ageing(months), staff };
  return { ...line, state: "there", patient: null, staff };
}
