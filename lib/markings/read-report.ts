import type { DataSet } from "#lib/imaging/data-set.ts";
import { parseFile } from "#lib/imaging/dataset.ts";
import { type Fields, readFields } from "#lib/imaging/fields.ts";
import { levelOfCode } from "./codes.ts";

/** One measurement as a report has it; places as ours are, from the middle of the first pixel. */
export type ReadMeasurement = {
  trackingId: string;
  trackingUid: string;
  level: string | null;
  values: { name: string; value: number; unit: string; lines: [number, number][][] }[];
  sopInstanceUid: string;
  frame: number;
};

/** Reads the measurements of a TID 1500 report back; throws where the file is none. */
export async function readMeasurements(bytes: Uint8Array): Promise<ReadMeasurement[]> {
  const file = await parseFile(bytes, false);
  if (typeof file === "string") throw new Error(file);
  return below(file.body, "126010").flatMap((measurements) => below(measurements, "125007").map(measurementIn));
}

const itemsOf = (set: DataSet, tag: string): DataSet[] =>
  (set.elements[tag]?.items ?? []).map(({ dataSet }) => dataSet);

const children = (set: DataSet): DataSet[] => itemsOf(set, "x0040a730");
const conceptOf = (set: DataSet): Fields => readFields(set).item("x0040a043");

/** The content items of a concept right below another. */
const below = (set: DataSet, concept: string): DataSet[] =>
  children(set).filter((one) => conceptOf(one).text("x00080100") === concept);

function measurementIn(group: DataSet): ReadMeasurement {
  const field = (concept: string) => readFields(below(group, concept)[0]);
  const numbers = children(group).filter((one) => readFields(one).text("x0040a040") === "NUM");
  const [first] = numbers
    .flatMap(children)
    .flatMap(children)
    .map((one) => readFields(one).item("x00081199"));
  return {
    trackingId: field("112039").text("x0040a160"),
    trackingUid: field("112040").uid("x0040a124"),
    level: levelOfCode(field("363698007").item("x0040a168").text("x00080100")),
    values: numbers.map((one) => {
      const measured = readFields(one).item("x0040a300");
      return {
        name: conceptOf(one).text("x00080104"),
        value: measured.number("x0040a30a") ?? Number.NaN,
        unit: measured.item("x004008ea").text("x00080100"),
        lines: children(one).map(placesIn),
      };
    }),
    sopInstanceUid: first?.uid("x00081155") ?? "",
    frame: first?.integer("x00081160") ?? 1,
  };
}

function placesIn(scoord: DataSet): [number, number][] {
  const count = (scoord.elements["x00700022"]?.length ?? 0) / 8;
  return Array.from({ length: count }, (_, at) => [
    (scoord.float("x00700022", 2 * at) ?? 0) - 0.5,
    (scoord.float("x00700022", 2 * at + 1) ?? 0) - 0.5,
  ]);
}
