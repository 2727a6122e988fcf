import { expect, test } from "vitest";
import { cutBook, cutName, marksOnCut } from "#app/_viewer/cut-marks.ts";
import type { ListedSeries } from "#app/_viewer/listing.ts";
import { createMarkBook } from "#app/_viewer/mark-book.ts";
import { placesOf, planesOf, tellFrames } from "#app/_viewer/planes.ts";
import { reformatsOf } from "#app/_viewer/reformats.ts";
import type { FrameFacts } from "#lib/imaging/image-facts.ts";
import type { Marking } from "#lib/markings/marking.ts";

const axial = Array.from({ length: 20 }, (_, at) => ({
  ...{ id: `i${at}`, sopInstanceUid: `1.${at}`, frames: 1, rows: 40, columns: 50, frameOfReferenceUid: "1.2" },
  ...{ imagePosition: [0, 0, 40 - 2 * at], imageOrientation: [1, 0, 0, 0, 1, 0], pixelSpacing: [1, 1] },
}));
const listed = (id: string, instances: readonly object[]): ListedSeries =>
  ({
    study: {},
    series: { id, instances },
    imageIds: instances.map(String),
    examination: 0,
  }) as unknown as ListedSeries;
const from = listed("s", axial);
const [sagittal] = reformatsOf([from]);
const cut = sagittal as ListedSeries;
const book = () => createMarkBook([], { open: true, onChange: () => undefined }, (tell) => tell());
const length = (points: [number, number][]): Marking => ({
  ...{ id: "m", kind: "length", ...cutName(cut, 25), points, text: "" },
});

test("a mark on a cut moves between the original images and none as it is led across them", () => {
  const [kept, loose] = [book(), book()];
  const onCut = cutBook(kept, loose, cut, 25);
  const marks = () => ({ kept: kept.store.get().marks, loose: loose.store.get().marks });
  onCut.change([length([[5, 7], [30, 7]])]); // prettier-ignore
  expect(marks()).toMatchObject({ kept: [{ sopInstanceUid: "1.7", points: [[25, 5], [25, 30]] }], loose: [] }); // prettier-ignore
  expect(marksOnCut(cut, 25, kept.store.get().marks, placesOf([from, cut]))[0]).toEqual(length([[5, 7], [30, 7]])); // prettier-ignore
  expect(marksOnCut(cut, 26, kept.store.get().marks, placesOf([from, cut]))).toEqual([]);
  onCut.change([length([[5, 7], [30, 12]])]); // prettier-ignore
  expect(marks()).toMatchObject({ kept: [], loose: [{ id: "m" }] });
  onCut.change([], ["m"]);
  expect(marks()).toEqual({ kept: [], loose: [] });
});

test("a label that is led off the images stays where it was", () => {
  const [kept, loose] = [book(), book()];
  const onCut = cutBook(kept, loose, cut, 25);
  const label = (at: [number, number]): Marking => ({ ...length([at]), kind: "level", text: "L5" });
  onCut.change([label([5, 7])]);
  onCut.change([label([5, 90])]);
  expect(kept.store.get().marks).toMatchObject([{ sopInstanceUid: "1.7", text: "L5" }]);
  expect(loose.store.get().marks).toEqual([]);
});

test("the frames of a file lie where the file says, behind the series' other images", () => {
  const many = { ...axial[0], id: "many", sopInstanceUid: "9", frames: 2 };
  const of = listed("t", [axial[0] ?? {}, many]).series;
  expect(planesOf(of).map((plane) => plane?.origin[2])).toEqual([40, undefined, undefined]);
  const facts = [4, 8].map((z) => ({
    ...{ rows: 4, columns: 4, position: [0, 0, z], orientation: [1, 0, 0, 0, 1, 0], spacing: [1, 1] },
    frameOfReferenceUid: "1.2",
  }));
  tellFrames(of, of.instances[1] as never, facts as unknown as FrameFacts[]);
  expect(planesOf(of).map((plane) => plane?.origin[2])).toEqual([40, 4, 8]);
});
