import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDicom } from "#lib/imaging/dicom.ts";
import type { DicomHeader } from "#lib/imaging/dicom.ts";
import { examinationsOf } from "#lib/imaging/examinations.ts";
import { groupStudies } from "#lib/imaging/grouping.ts";
import { receiptOf } from "#lib/imaging/receipt.ts";
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

describe("what is mixed up", () => {
  it("spreads to no other study: one of two persons is joined with none", async () => {
    const headers = await Promise.all([
      file(study("1.1"), accession("A1")),
      file(study("1.1"), accession("A1"), person("Another^Person")),
      file(study("1.2"), accession("A1")),
    ]);
    expect(shape(headers).map(([uids]) => uids)).toEqual(["1.1", "1.2"]);
  });

  it("and so is one of two accession numbers", async () => {
    const headers = await Promise.all([
      file(study("1.1"), accession("A1")),
      file(study("1.1"), accession("A2")),
      file(study("")),
    ]);
    expect(shape(headers).map(([uids]) => uids)).toEqual(["", "1.1"]);
  });

  it("two accession numbers stay two, also where a third study looks like both", async () => {
    const headers = await Promise.all([
      file(study("1.1"), accession("A1"), time("101112"), ...scanner),
      file(study("1.2"), time("101112"), frame("1.9"), ...scanner),
      file(study("1.3"), accession("A2"), frame("1.9")),
    ]);
    expect(shape(headers).map(([uids]) => uids)).toEqual(["1.1+1.2", "1.3"]);
  });

  it("is never of two persons, two days or two accession numbers, whatever the files say", async () => {
    const base = await file();
    const some = (...values: string[]) => fc.constantFrom("", ...values);
    const picture = fc.record({
      studyInstanceUid: some("1.1", "1.2", "1.3", "1.4"),
      name: some("A^A", "B^B"),
      date: some("2024-02-29", "2024-03-01"),
      accession: some("A1", "A2"),
      time: some("101112", "000000"),
      frameOfReferenceUid: some("1.8", "1.9"),
    });
    fc.assert(
      fc.property(fc.array(picture, { maxLength: 12 }), (drawn) => {
        const pictures = drawn.map(({ studyInstanceUid, name, date, accession, time, frameOfReferenceUid }) => ({
          ...base,
          studyInstanceUid,
          patient: { ...base.patient, name, id: "" },
          study: { ...base.study, date: date || null, accession, time },
          series: { ...base.series, date: null },
          instance: { ...base.instance, frameOfReferenceUid },
        }));
        const found = examinationsOf(pictures);
        expect(found.flat()).toHaveLength(pictures.length);
        for (const one of found.filter((all) => new Set(all.map((each) => each.studyInstanceUid)).size > 1)) {
          expect(new Set(one.map(({ patient }) => patient.name)).size).toBe(1);
          expect(new Set(one.map((each) => each.study.date)).size).toBe(1);
          expect(new Set(one.flatMap((each) => each.study.accession || [])).size).toBeLessThan(2);
        }
      }),
    );
  });
});

describe("a series each of whose files has a UID of its own", () => {
  const slice = (at: number, ...own: Element[]) =>
    file(
      series(`1.2.3.9.${at}`),
      seriesNumber(5),
      ["0020,0013", "IS", String(at)],
      ["0008,103e", "LO", "T2 SAG"],
      ["0020,0032", "DS", `${at * 4}\\0\\0`],
      ["0020,0037", "DS", "0\\1\\0\\0\\0\\-1"],
      ["0028,0030", "DS", "1\\1"],
      ...own,
    );
  const axial: Element = ["0020,0037", "DS", "1\\0\\0\\0\\1\\0"];
  const unnamed: Element[] = [
    ["0008,103e", "LO", ""],
    ["0020,0011", "IS", ""],
  ];
  it.each<[string, (at: number) => Element[], number[]]>([
    ["is one", () => [], [6]],
    ["is not of two numbers", (at) => [seriesNumber(at > 2 ? 5 : 6)], [4, 1, 1]],
    ["is not of two descriptions", (at) => [["0008,103e", "LO", at > 2 ? "T2 SAG" : "T1 SAG"]], [1, 1, 4]],
    ["is not of two persons", (at) => (at > 2 ? [] : [person("Another^Person")]), [1, 1, 4]],
    ["is not of two sizes", (at) => (at > 2 ? [] : [["0028,0030", "DS", "2\\2"]]), [1, 1, 4]],
    ["is none where the pictures are not parallel", (at) => (at === 1 ? [axial] : []), [1, 1, 1, 1, 1, 1]],
    ["is none where they lie at one place", () => [["0020,0032", "DS", "0\\0\\0"]], [1, 1, 1, 1, 1, 1]],
    ["is none where it has neither number nor name", () => unnamed, [1, 1, 1, 1, 1, 1]],
  ])("%s", async (_, own, sizes) => {
    const headers = await Promise.all([1, 2, 3, 4, 5, 6].map((at) => slice(at, ...own(at))));
    const [found] = shape(headers);
    expect((found?.[1] as number[] | undefined)?.sort()).toEqual(sizes.sort());
  });

  it("is scrolled as one stack, and compared with what the disc lists of it", async () => {
    const headers = await Promise.all([3, 1, 4, 2].map((at) => slice(at)));
    const [one] = groupStudies(headers)[0]?.series ?? [];
    expect(one).toMatchObject({ number: 5, description: "T2 SAG", stacks: [{ spacing: 4, even: true }] });
    expect(one?.instances.map(({ seriesInstanceUid }) => seriesInstanceUid)).toEqual(one?.seriesInstanceUids);
    const listed = headers.map((each) => ({ uid: each.seriesInstanceUid, instances: [each.sopInstanceUid] }));
    const receipt = receiptOf({ pictures: headers, discs: [{ studies: [{ uid: "1.2.3", series: listed }] }] });
    expect(receipt.studies[0]?.series).toMatchObject([{ listed: 4, arrived: 4, absent: [] }]);
    expect(receipt.absentSeries).toEqual([]);
  });
});
