import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import dicomParser, { type DataSet } from "dicom-parser";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { writePhantom, type WrittenPhantom } from "./write-phantom.ts";

/** Tag and length of a sequence item. */
const ITEM_HEADER = 8;

let folder: string;
let disc: WrittenPhantom;
let plain: WrittenPhantom;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "phantom-"));
  disc = await writePhantom(join(folder, "disc"), { small: true, disc: true });
  plain = await writePhantom(join(folder, "plain"), { small: true });
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe("the files", () => {
  test("parse, belong to one study and one frame of reference, and carry what a hanging protocol looks at", async () => {
    const datasets = await Promise.all(plain.files.map(parse));
    expect(new Set(datasets.map((dataset) => dataset.string("x0020000d"))).size).toBe(1);
    expect(new Set(datasets.map((dataset) => dataset.string("x00200052"))).size).toBe(1);
    for (const dataset of datasets) {
      const pixels = (dataset.uint16("x00280010") ?? 0) * (dataset.uint16("x00280011") ?? 0);
      expect(dataset.elements.x7fe00010?.length).toBe(2 * pixels);
      expect(dataset.string("x00180015")).toBe("LSPINE");
      expect(dataset.floatString("x00180081")).toBeGreaterThan(0);
    }
    const times = (label: string) => {
      const dataset = datasets.find((one) => one.string("x0008103e") === label);
      return ["x00180080", "x00180081", "x00180082"].map((tag) => dataset?.floatString(tag));
    };
    expect(times("SAG T2 TSE")).toEqual([3600, 102, undefined]);
    expect(times("SAG T1 TSE")).toEqual([560, 10, undefined]);
    expect(times("SAG STIR")).toEqual([4500, 55, 165]);
  });

  test("the stated spacing is the distance between slices", async () => {
    const t2 = plain.files.filter((file) => file.includes("02-sag-t2-tse"));
    const [first, second] = await Promise.all(t2.slice(0, 2).map(parse));
    const x = (dataset: DataSet | undefined) => dataset?.floatString("x00200032") ?? 0;
    expect(x(first) - x(second)).toBeCloseTo(first?.floatString("x00180088") ?? 0, 6);
  });

  test("the report names every series with its number of images", () => {
    expect(plain.series.map(({ description, instances }) => [description, instances])).toEqual([
      ["3-PLANE LOCALIZER", 3],
      ["SAG T2 TSE", 5],
      ["SAG T1 TSE", 5],
      ["SAG STIR", 5],
      ["AX T2 TSE L1-S1", 15],
    ]);
    expect(plain.files).toHaveLength(33);
    expect(disc.phantom.study.uid).toBe(plain.phantom.study.uid);
  });
});

describe("the disc", () => {
  test("carries the clutter of a disc, all of it text", async () => {
    const names = disc.others.map((file) => file.slice(disc.folder.length + 1).replaceAll("\\", "/"));
    expect(names).toContain("DICOMDIR");
    expect(names).toContain("AUTORUN.INF");
    for (const file of disc.others.slice(1)) expect(await readFile(file, "utf8")).toMatch(/^[\x20-\x7e\r\n]+$/);
  });

  test("its DICOMDIR leads by offsets from the patient to every image", async () => {
    const bytes = await readFile(join(disc.folder, "DICOMDIR"));
    const directory = dicomParser.parseDicom(bytes);
    const records = new Map(
      directory.elements.x00041220?.items?.map((item) => [item.dataOffset - ITEM_HEADER, item.dataSet] as const),
    );
    const root = directory.uint32("x00041200") ?? 0;
    expect(bytes.subarray(root, root + 4).toString("hex")).toBe("feff00e0");
    const below = (record: DataSet | undefined) => chain(records, record?.uint32("x00041420") ?? 0);
    const [patient] = chain(records, root);
    expect(patient?.string("x00100020")).toBe("SAMPLE-0001");
    expect(directory.uint32("x00041202")).toBe(root);
    const [study] = below(patient);
    const series = below(study);
    expect(series.map((record) => record.string("x0008103e"))).toEqual(
      disc.series.map(({ description }) => description),
    );
    const images = series.flatMap(below);
    const paths = images.map((record) => join(disc.folder, ...(record.string("x00041500") ?? "").split("\\")));
    expect(paths).toEqual(disc.files);
    for (const [i, path] of paths.entries()) {
      expect((await parse(path)).string("x00080018")).toBe(images[i]?.string("x00041511"));
      expect(images[i]?.string("x00041500")).toMatch(/^[A-Z0-9_]{1,8}(\\[A-Z0-9_]{1,8}){1,7}$/);
    }
    expect(1 + 1 + series.length + images.length).toBe(records.size);
  });
});

/** A record and its siblings, following their offsets. */
function chain(records: ReadonlyMap<number, DataSet | undefined>, offset: number): DataSet[] {
  if (offset === 0) return [];
  const record = records.get(offset);
  if (!record) throw new Error(`no record begins at ${offset}`);
  return [record, ...chain(records, record.uint32("x00041400") ?? 0)];
}

async function parse(file: string): Promise<DataSet> {
  return dicomParser.parseDicom(await readFile(file));
}
