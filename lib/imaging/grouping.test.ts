import { describe, expect, it } from "vitest";
import { readDicom } from "#lib/imaging/dicom.ts";
import { groupStudies } from "#lib/imaging/grouping.ts";
import { specimen } from "#lib/imaging/specimen.ts";
import type { Element } from "#lib/imaging/specimen.ts";

const header = (study: string, series: string, instance: number, own: Element[] = []) =>
  readDicom(
    specimen([
      ["0008,0018", "UI", `${series}.${instance}`],
      ["0020,000d", "UI", study],
      ["0020,000e", "UI", series],
      ["0020,0013", "IS", String(instance)],
      ...own,
    ]),
  );

describe("studies", () => {
  it("are grouped, latest first, series by number, whatever the order of the files", async () => {
    const headers = await Promise.all([
      header("1.1", "1.1.2", 2, [["0020,0011", "IS", "2"]]),
      header("1.1", "1.1.2", 1, [["0020,0011", "IS", "2"]]),
      header("1.1", "1.1.1", 1, [["0020,0011", "IS", "10"]]),
      header("1.2", "1.2.1", 1, [
        ["0008,0020", "DA", "20250101"],
        ["0028,0008", "IS", "1"],
      ]),
    ]);
    const studies = groupStudies(headers);
    expect(studies.map(({ uid, lastDate, images }) => [uid, lastDate, images])).toEqual([
      ["1.2", "2025-01-01", 1],
      ["1.1", "2024-02-29", 3],
    ]);
    expect(studies[1]?.series.map(({ uid, number }) => [uid, number])).toEqual([
      ["1.1.2", 2],
      ["1.1.1", 10],
    ]);
    expect(studies[1]?.series[0]?.instances.map(({ instance }) => instance.number)).toEqual([1, 2]);
    expect(groupStudies(headers.toReversed())).toEqual(studies);
  });

  it("notice two people in one study", async () => {
    const other: Element[] = [["0010,0010", "PN", "Another^Person"]];
    const studies = groupStudies(await Promise.all([header("1.1", "1.1.1", 1), header("1.1", "1.1.1", 2, other)]));
    expect(studies[0]?.onePatient).toBe(false);
  });
});
