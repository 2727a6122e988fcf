import { describe, expect, it } from "vitest";
import { readDicom } from "#lib/imaging/dicom.ts";
import type { DicomHeader } from "#lib/imaging/dicom.ts";
import { groupStudies } from "#lib/imaging/grouping.ts";
import { specimen } from "#lib/imaging/specimen.ts";
import type { Element } from "#lib/imaging/specimen.ts";

const study = (uid: string): Element => ["0020,000d", "UI", uid];
const series = (uid: string): Element => ["0020,000e", "UI", uid];
const seriesNumber = (number: number): Element => ["0020,0011", "IS", String(number)];
const accession = (number: string): Element => ["0008,0050", "SH", number];
const time = (at: string): Element => ["0008,0030", "TM", at];
const person = (name: string): Element => ["0010,0010", "PN", name];
const day = (date: string): Element => ["0008,0020", "DA", date];
const frame = (uid: string): Element => ["0020,0052", "UI", uid];
const modality = (name: string): Element => ["0008,0060", "CS", name];
const scanner: Element[] = [
  ["0008,0070", "LO", "Maker"],
  ["0008,1090", "LO", "Model"],
];

let count = 0;
const file = (...own: Element[]): Promise<DicomHeader> =>
  readDicom(specimen([["0008,0018", "UI", `1.2.3.${++count}`], ["0020,0013", "IS", String(count)], ...own]));

const shape = (headers: readonly DicomHeader[]) => {
  const studies = groupStudies(headers);
  expect(groupStudies(headers.toReversed())).toEqual(studies);
  const uids = studies.flatMap((one) => one.series.map(({ uid }) => uid));
  expect(new Set(uids).size).toBe(uids.length);
  return studies.map((one) => [one.studyInstanceUids.join("+"), one.series.map(({ instances }) => instances.length)]);
};

describe("one examination under two UIDs", () => {
  it.each<[string, Element[], Element[], boolean]>([
    ["one accession number", [accession("A1")], [accession("A1")], true],
    ["two accession numbers, one second", [accession("A1"), time("101112")], [accession("A2"), time("101112")], false],
    ["one second on one scanner", [time("101112.000000"), ...scanner], [time("101112"), ...scanner], true],
    ["one second on two scanners", [time("101112"), ...scanner], [time("101112")], false],
    ["two seconds", [time("101112"), ...scanner], [time("101113"), ...scanner], false],
    ["midnight, as anonymisers write", [time("000000"), ...scanner], [time("000000"), ...scanner], false],
    ["one frame of reference", [frame("1.9")], [frame("1.9")], true],
    ["one frame of reference on two days", [frame("1.9")], [frame("1.9"), day("20240301")], false],
    ["one accession number of two persons", [accession("A1")], [accession("A1"), person("Another^Person")], false],
    ["nobody's name", [accession("A1"), person("")], [accession("A1"), person("")], false],
    ["a name written in another case", [accession("A1")], [accession("A1"), person("TEST^PERSON^")], true],
    ["nothing in common", [], [], false],
  ])("%s", async (_, first, second, isOne) => {
    const headers = await Promise.all([
      file(study("1.1"), series("1.1.1"), ...first),
      file(study("1.2"), series("1.2.1"), ...second),
    ]);
    expect(
      shape(headers)
        .map(([uids]) => uids)
        .sort(),
    ).toEqual(isOne ? ["1.1+1.2"] : ["1.1", "1.2"]);
  });
});

describe("UIDs that are not there", () => {
  it("let a picture join the only study of its person and day", async () => {
    const headers = await Promise.all([
      file(study("1.1"), series("1.1.1")),
      file(study(""), series("1.1.1")),
      file(study(""), series("1.1.2"), person("Another^Person")),
    ]);
    expect(shape(headers)).toEqual([
      ["", [1]],
      ["1.1", [2]],
    ]);
  });

  it("let it join none of two", async () => {
    const headers = await Promise.all([file(study("1.1")), file(study("1.2")), file(study(""))]);
    expect(shape(headers).map(([uids]) => uids)).toEqual(["", "1.1", "1.2"].sort());
  });

  it("make series of modality, number and description", async () => {
    const t2: Element = ["0008,103e", "LO", "T2"];
    const headers = await Promise.all([
      file(study(""), series(""), seriesNumber(1), t2),
      file(study(""), series(""), seriesNumber(1), t2),
      file(study(""), series(""), seriesNumber(2), t2),
      file(study(""), series(""), seriesNumber(2)),
    ]);
    expect(shape(headers)).toEqual([["", [2, 1, 1]]]);
  });
});

describe("one series UID", () => {
  it("for several modalities or series numbers is several series", async () => {
    const headers = await Promise.all([
      file(seriesNumber(1)),
      file(seriesNumber(1)),
      file(seriesNumber(2)),
      file(seriesNumber(3), modality("CT")),
    ]);
    expect(shape(headers)).toEqual([["1.2.3", [2, 1, 1]]]);
    expect(groupStudies(headers)[0]?.series.map(({ uid }) => uid)).toEqual(["1.2.3.4", "1.2.3.4 (2)", "1.2.3.4 (3)"]);
  });
});

describe("one SOP Instance UID", () => {
  it("for several pictures keeps them all, and the same bytes once", async () => {
    const same: Element = ["0008,0018", "UI", "1.2.3.4.5"];
    const [first, other] = await Promise.all([file(same), file(same)]);
    const pictures = [
      { ...first, sha256: "aa" },
      { ...other, sha256: "bb" },
      { ...first, sha256: "aa" },
    ];
    const [one] = groupStudies(pictures);
    expect(one?.series[0]?.instances.map(({ sha256 }) => sha256)).toEqual(["aa", "bb"]);
  });
});
