import type { DicomHeader } from "#lib/imaging/dicom.ts";
import { orderSlices } from "#lib/imaging/geometry.ts";

/** One series of a study, its instances in scrolling order. */
export type SeriesGroup = {
  uid: string;
  number: number | null;
  modality: string;
  description: string;
  bodyPart: string;
  instances: DicomHeader[];
  /** Pictures: the frames of all instances. */
  images: number;
};

/** One examination of one person, as the headers tell it. */
export type StudyGroup = {
  uid: string;
  description: string;
  /** ISO dates of the study, or of its series when the study has none. */
  firstDate: string | null;
  lastDate: string | null;
  patientName: string;
  patientId: string;
  patientBirthDate: string | null;
  /** Whether all files agree on whose examination this is: a mixed disc is found here. */
  onePatient: boolean;
  modalities: string[];
  series: SeriesGroup[];
  images: number;
};

/** Groups headers by study and series: latest study first, series by number. The order of the input does not matter. */
export function groupStudies(headers: readonly DicomHeader[]): StudyGroup[] {
  const studies = [...groupBy(headers, (header) => header.studyInstanceUid)].map(([uid, members]) =>
    study(uid, members),
  );
  return studies.sort((a, b) => compare(b.lastDate ?? "", a.lastDate ?? "") || compare(a.uid, b.uid));
}

function study(uid: string, headers: readonly DicomHeader[]): StudyGroup {
  const series = [...groupBy(headers, (header) => header.seriesInstanceUid)]
    .map(([seriesUid, members]) => oneSeries(seriesUid, members))
    .sort(
      (a, b) => (a.number ?? Number.MAX_SAFE_INTEGER) - (b.number ?? Number.MAX_SAFE_INTEGER) || compare(a.uid, b.uid),
    );
  const dates = headers
    .map((header) => header.study.date ?? header.series.date)
    .filter((date) => date !== null)
    .sort(compare);
  const patients = new Set(headers.map(({ patient }) => [patient.name, patient.id, patient.birthDate].join("\n")));
  return {
    uid,
    description: commonest(headers.map((header) => header.study.description)),
    firstDate: dates[0] ?? null,
    lastDate: dates.at(-1) ?? null,
    patientName: commonest(headers.map((header) => header.patient.name)),
    patientId: commonest(headers.map((header) => header.patient.id)),
    patientBirthDate: commonest(headers.map((header) => header.patient.birthDate ?? "")) || null,
    onePatient: patients.size === 1,
    modalities: [...new Set(series.map(({ modality }) => modality))].sort(compare),
    series,
    images: series.reduce((sum, { images }) => sum + images, 0),
  };
}

function oneSeries(uid: string, headers: readonly DicomHeader[]): SeriesGroup {
  const numbers = headers.map((header) => header.series.number).filter((number) => number !== null);
  return {
    uid,
    number: numbers.length > 0 ? Math.min(...new Set(numbers)) : null,
    modality: commonest(headers.map((header) => header.modality)),
    description: commonest(headers.map((header) => header.series.description || header.series.protocol)),
    bodyPart: commonest(headers.map((header) => header.series.bodyPart)),
    instances: orderSlices(headers),
    images: headers.reduce((sum, header) => sum + Math.max(1, header.instance.frames), 0),
  };
}

/** The value most files agree on, ties by text; "" only when no file has one. */
function commonest(values: readonly string[]): string {
  const counts = [...groupBy(values, (value) => value)].filter(([value]) => value !== "");
  counts.sort((a, b) => b[1].length - a[1].length || compare(a[0], b[0]));
  return counts[0]?.[0] ?? "";
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(key(item));
    if (group) group.push(item);
    else groups.set(key(item), [item]);
  }
  return groups;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
