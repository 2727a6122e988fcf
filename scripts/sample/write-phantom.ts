import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { dicomdir, fileElements } from "#lib/imaging/write-dicomdir.ts";
import { studyDescription } from "./mr-image.ts";
import { instanceFile, lumbarPhantom, type Phantom, type PhantomOptions } from "./phantom.ts";
import { uidFrom } from "#lib/studies/uid.ts";

export interface WriteOptions extends PhantomOptions {
  /** Lay the files out as a patient's disc, with a DICOMDIR and the clutter such discs carry. */
  disc?: boolean;
}

/** What lies in the folder now; `files` are DICOM images only, in the order of their series. */
export interface WrittenPhantom {
  folder: string;
  files: readonly string[];
  /** Files beside the images: the DICOMDIR, the autorun file and so on. */
  others: readonly string[];
  bytes: number;
  series: readonly { uid: string; number: number; description: string; instances: number; localizer: boolean }[];
  phantom: Phantom;
}

/** Writes the synthetic examination into a folder, which is made when it is not there. */
export async function writePhantom(folder: string, options: WriteOptions = {}): Promise<WrittenPhantom> {
  const { disc = false, ...wishes } = options;
  const phantom = lumbarPhantom(wishes);
  const placed = phantom.series.flatMap((series, s) =>
    series.instances.map((instance, i) => {
      const path = disc ? discPath(s, i) : [folderName(series.number, series.description), `IM${four(i + 1)}.dcm`];
      return { series, instance, path };
    }),
  );
  let bytes = 0;
  for (const { instance, path } of placed) bytes += await put(folder, path, instanceFile(instance));
  const others = disc ? discFiles(phantom) : [];
  for (const { path, content } of others) bytes += await put(folder, path, content);
  return {
    folder,
    files: placed.map(({ path }) => join(folder, ...path)),
    others: others.map(({ path }) => join(folder, ...path)),
    bytes,
    series: phantom.series.map(({ uid, number, description, localizer, instances }) => {
      return { uid, number, description, localizer, instances: instances.length };
    }),
    phantom,
  };
}

async function put(folder: string, path: readonly string[], content: Uint8Array): Promise<number> {
  const file = join(folder, ...path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  return content.length;
}

function discPath(series: number, image: number): string[] {
  return ["DICOM", "PA000000", "ST000000", `SE${six(series)}`, `IM${six(image)}`];
}

function discFiles(phantom: Phantom): { path: string[]; content: Uint8Array }[] {
  return [
    { path: ["DICOMDIR"], content: directoryOf(phantom) },
    ...Object.entries(clutter).map(([path, lines]) => ({ path: path.split("/"), content: dosText(lines) })),
  ];
}

function directoryOf({ study, series }: Phantom): Uint8Array {
  const { patient } = study;
  const seriesRecords = series.map(({ uid, number, description, instances }, s) => ({
    type: "SERIES" as const,
    elements: [
      [0x00080060, "CS", "MR"],
      [0x0008103e, "LO", description],
      [0x0020000e, "UI", uid],
      [0x00200011, "IS", number],
    ] as const,
    children: instances.map((instance, i) => ({
      type: "IMAGE" as const,
      elements: [...fileElements({ ...instance, path: discPath(s, i) }), [0x00200013, "IS", instance.number] as const],
      children: [],
    })),
  }));
  const studyRecord = {
    type: "STUDY" as const,
    elements: [
      [0x00080020, "DA", study.date],
      [0x00080030, "TM", "101500"],
      [0x00080050, "SH", ""],
      [0x00081030, "LO", studyDescription],
      [0x0020000d, "UI", study.uid],
      [0x00200010, "SH", "1"],
    ] as const,
    children: seriesRecords,
  };
  const patientElements = [
    [0x00100010, "PN", patient.name],
    [0x00100020, "LO", patient.id],
    [0x00100030, "DA", patient.birthDate],
    [0x00100040, "CS", patient.sex],
  ] as const;
  const fileSet = { id: "FORAMEN_SAMPLE", uid: uidFrom(study.uid, "file set") };
  return dicomdir(fileSet, [{ type: "PATIENT", elements: patientElements, children: [studyRecord] }]);
}

/** What discs carry beside the images; all of it harmless text here. */
const clutter: Record<string, readonly string[]> = {
  "AUTORUN.INF": ["[autorun]", "open=VIEWER\\VIEWER.EXE", "label=MR LUMBAR SPINE"],
  "README.TXT": [
    "This disc holds a synthetic MRI of a lower back. No patient was scanned.",
    "Choose the whole disc or folder when you are asked for your scan.",
  ],
  "VIEWER/VIEWER.EXE": ["This is not a program. It stands where a disc would carry its viewer."],
  "VIEWER/HELP/INDEX.HTM": ["<!doctype html><title>Viewer help</title><p>There is no viewer on this disc.</p>"],
};

function dosText(lines: readonly string[]): Uint8Array {
  return new TextEncoder().encode(lines.map((line) => `${line}\r\n`).join(""));
}

function folderName(number: number, description: string): string {
  return `${String(number).padStart(2, "0")}-${description.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-")}`;
}

function four(value: number): string {
  return String(value).padStart(4, "0");
}

function six(value: number): string {
  return String(value).padStart(6, "0");
}
