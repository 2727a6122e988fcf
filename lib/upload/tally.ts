import type { DicomHeader } from "#lib/imaging/dicom.ts";
import { type View, viewOf } from "#lib/imaging/view.ts";

/** What has been seen of a study so far, as its first picture tells it. */
export type SeenStudy = {
  uid: string;
  description: string;
  date: string | null;
  patientName: string;
  patientBirthDate: string | null;
  series: SeenSeries[];
};

export type SeenSeries = {
  uid: string;
  modality: string;
  description: string;
  number: number | null;
  view: View | null;
  images: number;
  bytes: number;
  files: number;
  largest: number;
};

/** Counts pictures by study and series as they are found: cheap enough to be asked several times a second. */
export function createTally() {
  const studies = new Map<string, { study: SeenStudy; series: Map<string, SeenSeries> }>();
  return {
    add(header: DicomHeader, size: number): void {
      const known = studies.get(header.studyInstanceUid) ?? {
        study: studyOf(header),
        series: new Map<string, SeenSeries>(),
      };
      studies.set(header.studyInstanceUid, known);
      const series = known.series.get(header.seriesInstanceUid) ?? seriesOf(header);
      known.series.set(header.seriesInstanceUid, series);
      series.images += Math.max(1, header.instance.frames);
      series.bytes += size;
      series.files++;
      series.largest = Math.max(series.largest, size);
    },
    /** The latest study first and series by number, as they will stand in the end. */
    studies: (): SeenStudy[] =>
      [...studies.values()]
        .map(({ study, series }) => ({
          ...study,
          series: [...series.values()]
            .map((one) => ({ ...one }))
            .sort((a, b) => (a.number ?? Number.MAX_SAFE_INTEGER) - (b.number ?? Number.MAX_SAFE_INTEGER)),
        }))
        .sort((a, b) => ((b.date ?? "") < (a.date ?? "") ? -1 : 1)),
  };
}

function studyOf(header: DicomHeader): SeenStudy {
  return {
    uid: header.studyInstanceUid,
    description: header.study.description,
    date: header.study.date ?? header.series.date,
    patientName: header.patient.name,
    patientBirthDate: header.patient.birthDate,
    series: [],
  };
}

function seriesOf(header: DicomHeader): SeenSeries {
  return {
    uid: header.seriesInstanceUid,
    modality: header.modality,
    description: header.series.description || header.series.protocol,
    number: header.series.number,
    view: viewOf(header),
    images: 0,
    bytes: 0,
    files: 0,
    largest: 0,
  };
}
