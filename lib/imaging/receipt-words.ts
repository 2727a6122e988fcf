import type { Gap } from "#lib/imaging/gaps.ts";
import { missingIn } from "#lib/imaging/gaps.ts";
import type { Receipt, SeriesReceipt } from "#lib/imaging/receipt.ts";
import { refusedWords } from "#lib/imaging/refused-words.ts";
import { both, say, type Text } from "#lib/platform/language.ts";

/**
 * The receipt for the patient, sentence by sentence; nothing but what arrived where all is well. Wording to be approved
 * by the clinic.
 */
export function patientReceipt(receipt: Receipt): Text[] {
  const series = receipt.studies.flatMap((study) => study.series);
  const images = sum(series, (one) => one.images);
  const listed = series.filter((one) => one.listed !== null).length;
  return [
    receipt.hasList
      ? listWords(listed, listed + receipt.absentSeries.length, images)
      : arrivedWords(series.length, images),
    ...absentWords(receipt, series),
    ...gapWords(series.filter(({ missing }) => missing > 0)),
    ...receipt.refused.filter(({ reason }) => !harmless.has(reason)).map(refusedSentences),
  ];
}

/** The receipt for staff, exact, a line for each series and for what does not belong to one. */
export function staffReceipt(receipt: Receipt): string[] {
  const series = receipt.studies.flatMap((study) => study.series);
  const { duplicates, sharedUids, strangeLists } = receipt;
  return [
    ...receipt.studies.flatMap(({ studyInstanceUids: uids }) =>
      uids.length > 1 ? [`Shown as one study: ${uidList(uids)}`] : [],
    ),
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

function listWords(arrived: number, listed: number, images: number): Text {
  const { en, es } = pictures(images);
  if (arrived < listed)
    return {
      en: `Your disc lists ${counted(listed, "set")}; ${arrived} of them arrived, ${en}.`,
      es: `Su disco indica ${listed} grupos; ${arrived === 1 ? "llegó" : "llegaron"} ${arrived}, ${es}.`,
    };
  return {
    en: `Your disc lists ${counted(listed, "set")}; ${listed === 1 ? "it" : `all ${listed}`} arrived, ${en}.`,
    es: `Su disco indica ${listed} ${listed === 1 ? "grupo; llegó" : "grupos; llegaron todos"}, ${es}.`,
  };
}

function arrivedWords(series: number, images: number): Text {
  if (series === 0) return { en: "No pictures have arrived.", es: "No ha llegado ninguna imagen." };
  return {
    en: `${counted(series, "set")} of pictures arrived, ${images} in all.`,
    es: `${series === 1 ? "Llegó 1 grupo" : `Llegaron ${series} grupos`} de imágenes, ${images} en total.`,
  };
}

function absentWords({ absentSeries }: Receipt, series: readonly SeriesReceipt[]): Text[] {
  const inSeries = sum(series, ({ absent }) => absent.length);
  if (absentSeries.length + inSeries === 0) return [];
  const whole = pictures(sum(absentSeries, ({ absent }) => absent.length));
  const single = pictures(inSeries);
  const one = absentSeries.length === 1;
  return [
    ...(absentSeries.length > 0
      ? [
          {
            en: `${one ? "One set" : `${absentSeries.length} sets`} with ${whole.en} did not arrive.`,
            es: `${one ? "No llegó un grupo" : `No llegaron ${absentSeries.length} grupos`} con ${whole.es}.`,
          },
        ]
      : []),
    ...(inSeries > 0
      ? [
          {
            en: `${single.en} that your disc lists did not arrive.`,
            es: `${inSeries === 1 ? "No llegó" : "No llegaron"} ${single.es} que su disco indica.`,
          },
        ]
      : []),
    {
      en: "Choose the whole disc again. We keep what we have, and only the rest is sent.",
      es: "Elija otra vez el disco completo. Guardamos lo que ya tenemos y solo se envía lo que falta.",
    },
  ];
}

function gapWords(series: readonly SeriesReceipt[]): Text[] {
  const missing = sum(series, (one) => one.missing);
  if (missing === 0) return [];
  const { en, es } = pictures(missing);
  const lacks = missing === 1 ? "falta" : "faltan";
  if (series.length === 1) return [{ en: `One set has a gap of ${en}.`, es: `En un grupo ${lacks} ${es}.` }];
  return [
    {
      en: `${series.length} sets have gaps, ${en} in all.`,
      es: `En ${series.length} grupos ${lacks} ${es} en total.`,
    },
  ];
}

function refusedSentences({ reason, words, files }: Receipt["refused"][number]): Text {
  const one = files === 1;
  const said = refusedWords({ reason, words });
  const why = both((language) => say(language, said).replace(/\.?$/, "."));
  return {
    en: `${counted(files, "file")} could not be used. ${why.en}`,
    es: `${one ? "No se pudo usar 1 archivo" : `No se pudieron usar ${files} archivos`}. ${why.es}`,
  };
}

const pictures = (count: number): Text => ({
  en: counted(count, "picture"),
  es: `${count} ${count === 1 ? "imagen" : "imágenes"}`,
});

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
const sum = <T>(items: readonly T[], of: (item: T) => number): number => items.reduce((all, item) => all + of(item), 0);
