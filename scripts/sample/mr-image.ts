import type { SeriesPlan } from "./protocol.ts";
import { cross, type Plane } from "./render.ts";
import type { Dataset } from "#lib/imaging/write-dicom.ts";

export const mrImageStorage = "1.2.840.10008.5.1.4.1.1.4";

/** The person named in the headers; plainly invented. */
export interface SamplePatient {
  name: string;
  id: string;
  /** YYYYMMDD */
  birthDate: string;
  sex: "F" | "M" | "O";
}

/** The examination that all series share. */
export interface Study {
  uid: string;
  frameOfReferenceUid: string;
  /** YYYYMMDD */
  date: string;
  patient: SamplePatient;
}

export interface ImageParts {
  study: Study;
  plan: SeriesPlan;
  seriesUid: string;
  sopInstanceUid: string;
  plane: Plane;
  /** Instance Number, from 1. */
  number: number;
  pixels: Uint16Array;
}

/** All data elements of one MR image, module by module as the standard lists them (PS3.3 A.4). */
export function imageDataset(parts: ImageParts): Dataset {
  return [
    ...patientAndStudy(parts.study),
    ...series(parts),
    ...geometry(parts),
    ...acquisition(parts),
    ...image(parts),
  ];
}

function patientAndStudy({ uid, date, patient }: Study): Dataset {
  return [
    [0x00080005, "CS", "ISO_IR 192"],
    [0x00100010, "PN", patient.name],
    [0x00100020, "LO", patient.id],
    [0x00100030, "DA", patient.birthDate],
    [0x00100040, "CS", patient.sex],
    [0x00101010, "AS", ageAt(patient.birthDate, date)],
    [0x0020000d, "UI", uid],
    [0x00200010, "SH", "1"],
    [0x00080020, "DA", date],
    [0x00080030, "TM", "101500"],
    [0x00080050, "SH", ""],
    [0x00080090, "PN", ""],
    [0x00081030, "LO", studyDescription],
  ];
}

export const studyDescription = "MR LUMBAR SPINE WITHOUT CONTRAST";

function series({ study, plan, seriesUid }: ImageParts): Dataset {
  const time = `10${15 + plan.number * 4}00`;
  return [
    [0x00080060, "CS", "MR"],
    [0x0020000e, "UI", seriesUid],
    [0x00200011, "IS", plan.number],
    [0x00080021, "DA", study.date],
    [0x00080031, "TM", time],
    [0x00080022, "DA", study.date],
    [0x00080032, "TM", time],
    [0x00080023, "DA", study.date],
    [0x00080033, "TM", time],
    [0x0008103e, "LO", plan.description],
    [0x00180015, "CS", "LSPINE"],
    [0x00181030, "LO", plan.description],
    [0x00185100, "CS", "HFS"],
    [0x00080070, "LO", "Foramen phantom"],
    [0x00080080, "LO", "Foramen sample (synthetic)"],
    [0x00081090, "LO", "Synthetic lumbar spine"],
    [0x00181020, "LO", "1"],
    [0x00200052, "UI", study.frameOfReferenceUid],
    [0x00201040, "LO", ""],
  ];
}

function geometry({ plane, plan }: ImageParts): Dataset {
  const { origin, row, column, spacing, thickness, rows, columns } = plane;
  const normal = cross(row, column);
  const location = origin[0] * normal[0] + origin[1] * normal[1] + origin[2] * normal[2];
  return [
    [0x00200032, "DS", origin.map(decimal)],
    [0x00200037, "DS", [...row, ...column].map(decimal)],
    [0x00201041, "DS", decimal(location)],
    [0x00180050, "DS", decimal(thickness)],
    [0x00180088, "DS", decimal(plan.slicePitch)],
    [0x00280030, "DS", [spacing, spacing].map(decimal)],
    [0x00280010, "US", rows],
    [0x00280011, "US", columns],
  ];
}

function acquisition({ plan, plane }: ImageParts): Dataset {
  const { tr, te, ti, flip } = plan.contrast.weighting;
  return [
    [0x00180020, "CS", plan.sequence],
    [0x00180021, "CS", plan.sequence === "GR" ? "SP" : "SK"],
    [0x00180022, "CS", plan.localizer ? "" : "SP"],
    [0x00180023, "CS", "2D"],
    [0x00180080, "DS", tr],
    [0x00180081, "DS", te],
    ...(ti === undefined ? [] : ([[0x00180082, "DS", ti]] as const)),
    [0x00180083, "DS", 1],
    [0x00180084, "DS", "63.87"],
    [0x00180085, "SH", "1H"],
    [0x00180087, "DS", "1.5"],
    [0x00180091, "IS", plan.echoTrain],
    [0x00180095, "DS", 180],
    [0x00181310, "US", [0, plane.columns, plane.rows, 0]],
    [0x00181312, "CS", "ROW"],
    [0x00181314, "DS", flip ?? 150],
  ];
}

function image({ plan, sopInstanceUid, number, pixels }: ImageParts): Dataset {
  const { center, width } = plan.window;
  return [
    [0x00080008, "CS", ["ORIGINAL", "PRIMARY", plan.localizer ? "LOCALIZER" : "OTHER"]],
    [0x00080016, "UI", mrImageStorage],
    [0x00080018, "UI", sopInstanceUid],
    [0x00200012, "IS", 1],
    [0x00200013, "IS", number],
    [0x00280002, "US", 1],
    [0x00280004, "CS", "MONOCHROME2"],
    [0x00280100, "US", 16],
    [0x00280101, "US", 12],
    [0x00280102, "US", 11],
    [0x00280103, "US", 0],
    [0x00281050, "DS", center],
    [0x00281051, "DS", width],
    [0x00280301, "CS", "NO"],
    [0x7fe00010, "OW", new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength)],
  ];
}

/** At most 16 characters, as a decimal string allows. */
function decimal(value: number): string {
  return String(Number(value.toFixed(8))).slice(0, 16);
}

/** Age at the examination as DICOM writes it: 057Y. */
function ageAt(birthDate: string, date: string): string {
  const years = Math.floor((Number(date) - Number(birthDate)) / 10_000);
  return `${String(years).padStart(3, "0")}Y`;
}
