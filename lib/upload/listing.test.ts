import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ListedStudy } from "#lib/imaging/dicomdir.ts";
import { ListingRequest } from "#lib/upload/contract.ts";
import { listingsOf } from "#lib/upload/listing.ts";
import type { SelectedStudy } from "#lib/upload/plan.ts";

type Series = Record<string, string[]>;

const onDisc = (uid: string, series: Series, type = "IMAGE"): ListedStudy => ({
  ...{ uid, date: null, description: "" },
  series: Object.entries(series).map(([seriesUid, instances]) => ({
    ...{ uid: seriesUid, modality: "MR", number: null },
    instances: instances.map((sopInstanceUid) => ({ sopInstanceUid, type, file: null })),
  })),
});
const disc = (...contents: ListedStudy[]) => ({ path: "DICOMDIR", listed: 0, absent: [], contents });
const study = (uid: string, ...series: string[]) =>
  ({ uid, studyInstanceUids: [uid], series: series.map((one) => ({ uid: one })) }) as unknown as SelectedStudy;
const listed = (found: SelectedStudy[], chosen: SelectedStudy[], ...discs: ReturnType<typeof disc>[]) =>
  listingsOf({ studies: found, discs }, chosen).flatMap(({ studies }) =>
    studies.map(({ uid, series }) => [uid, Object.fromEntries(series.map((one) => [one.uid, one.instances]))]),
  );

describe("what the portal hears of a disc's list", () => {
  const [mine, other] = [study("1", "1.1"), study("2", "2.1")];
  const whole = disc(onDisc("1", { "1.1": ["1.1.1"], "1.2": ["1.2.1", "1.2.2"] }), onDisc("2", { "2.1": ["2.1.1"] }));

  it("is of the studies that are sent, with series of which nothing was found", () => {
    expect(listed([mine, other], [mine], whole)).toEqual([["1", { "1.1": ["1.1.1"], "1.2": ["1.2.1", "1.2.2"] }]]);
  });

  it("is nothing of a study whose UID another one that stays has as well", () => {
    const twin = { ...study("1 (2)", "1.3"), studyInstanceUids: ["1"] };
    expect(listed([mine, twin], [mine], whole)).toEqual([]);
  });

  it("is nothing of a series that the person left out, also where its UID was made unique", () => {
    const found = study("1", "1.1", "1.2 (2)");
    expect(listed([found], [study("1", "1.1")], whole)).toEqual([["1", { "1.1": ["1.1.1"] }]]);
  });

  it("is of pictures only, and each once where a study lies on two discs", () => {
    const reports = disc(onDisc("1", { "1.9": ["1.9.1"] }, "SR DOCUMENT"));
    const second = disc(onDisc("1", { "1.2": ["1.2.2", "1.2.3"] }));
    expect(listed([mine], [mine], whole, reports, second)).toEqual([
      ["1", { "1.1": ["1.1.1"], "1.2": ["1.2.1", "1.2.2", "1.2.3"] }],
    ]);
  });

  it("keeps to the contract, whatever a disc says", () => {
    const uid = fc.oneof(fc.stringMatching(/^[0-9.]{1,64}$/), fc.string(), fc.constant(""));
    const series = fc.dictionary(uid, fc.array(uid, { maxLength: 5 }), { maxKeys: 5 });
    fc.assert(
      fc.property(fc.array(fc.tuple(uid, series), { maxLength: 60 }), (studies) => {
        const found = studies.map(([one]) => study(one, `${one}.1`));
        const all = disc(...studies.map(([one, of]) => onDisc(one, of)));
        for (const body of listingsOf({ studies: found, discs: [all] }, found))
          expect(() => ListingRequest.parse(body)).not.toThrow();
      }),
      { numRuns: 200 },
    );
  });

  it("leaves out what no body could hold, and goes in several where one would be too large", () => {
    const many = (count: number) => Array.from({ length: count }, (_, at) => `${"1.".repeat(25)}${at}`);
    const studies = ["1", "2", "3"].map((uid) => study(uid, `${uid}.1`));
    const large = disc(
      ...["1", "2", "3"].map((uid) => onDisc(uid, { [`${uid}.1`]: many(15_000), [`${uid}.2`]: many(20_001) })),
    );
    const bodies = listingsOf({ studies, discs: [large] }, studies);
    expect(bodies.map((body) => body.studies.map(({ uid, series }) => [uid, series.length]))).toEqual([
      [["1", 1]],
      [["2", 1]],
      [["3", 1]],
    ]);
    for (const body of bodies) expect(JSON.stringify(body).length).toBeLessThan(2 * 2 ** 20);
  });
});
