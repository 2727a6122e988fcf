import { describe, expect, test } from "vitest";
import { hung, usualPanes } from "#app/_viewer/hung.ts";
import { listSeries, type Series } from "#app/_viewer/listing.ts";
import { imageAt, placesOf, planesOf } from "#app/_viewer/planes.ts";
import { reformatsOf } from "#app/_viewer/reformats.ts";
import type { Reading } from "#lib/imaging/hanging.ts";
import type { InstanceEntry, StudyIndex } from "#lib/studies/study-index.ts";

const reading: Reading = {
  region: { region: "lumbar spine", from: "studyDescription" },
  plane: "axial",
  ...{ sequence: null, kernel: null, view: null, sliceThickness: 1, readable: true },
};

const image = (series: string, nth: number, own: Partial<InstanceEntry> = {}): InstanceEntry => ({
  id: `${series}-${nth}`,
  method: 0,
  sopInstanceUid: `1.2.${series}.${nth}`,
  ...{ packId: "p", dataOffset: 0, compressedSize: 1, size: 1, transferSyntax: "1.2" },
  ...{ number: nth, frames: 1, rows: 8, columns: 8, windowCenter: [], windowWidth: [], photometric: "MONOCHROME2" },
  ...{ imagePosition: [0, 0, nth], imageOrientation: [1, 0, 0, 0, 1, 0], pixelSpacing: [1, 1] },
  ...{ sliceThickness: 1, frameOfReferenceUid: "1.9", ...own },
});

const series = (id: string, count: number, own: Partial<Series> = {}): Series => ({
  ...{ id, modality: "CT", number: 1, description: id, reading, preview: null },
  instances: Array.from({ length: count }, (_, nth) => image(id, nth)),
  ...own,
});

const indexOf = (...studies: [date: string | null, ...series: Series[]][]): StudyIndex => ({
  requestId: "r",
  packs: {},
  cleared: false,
  studies: studies.map(([date, ...all], nth) => ({
    ...{ id: String(nth), description: null, date, series: all },
    patient: { name: null, birthDate: null, sex: null },
  })),
});

describe("how a request opens", () => {
  test("outside the reading room as one series, no survey", () => {
    const listed = listSeries(indexOf(["2026-01-01", series("survey", 3), series("a", 20)]));
    const hanging = hung(listed, false);
    expect([hanging.slots.map(({ seriesAt }) => seriesAt), usualPanes(listed, hanging)]).toEqual([[1], 1]);
  });

  test("a CT of one thin series as bone, soft tissue, and cut from the side", () => {
    const files = listSeries(indexOf(["2026-01-01", series("thin", 20)]));
    const listed = [...files, ...reformatsOf(files)];
    expect(listed.map(({ series: one }) => one.description)).toEqual([
      ...["thin", "thin: sagittal reformat", "thin: coronal reformat"],
    ]);
    const hanging = hung(listed, true);
    expect(hanging.slots.map(({ seriesAt, preset }) => [seriesAt, preset])).toEqual([
      [0, "6"],
      [0, "5"],
      [1, "6"],
    ]);
    expect(usualPanes(listed, hanging)).toBe(3);
    expect(planesOf(listed[1]?.series ?? series("", 0))).toHaveLength(8);
  });

  test("studies of one day are one examination, one without a day is the oldest", () => {
    const listed = listSeries(
      indexOf([null, series("c", 1)], ["2026-01-02", series("a", 1)], ["2026-01-02", series("b", 1)]),
    );
    expect(listed.map(({ examination }) => examination)).toEqual([1, 0, 0]);
  });
});

test("an image is found by its UID and frame, whatever it is listed in", () => {
  const film = series("film", 1, { instances: [image("film", 0, { frames: 3 }), image("film", 1)] });
  const listed = listSeries(indexOf(["2026-01-01", series("a", 2), film]));
  const places = placesOf(listed);
  expect(places.get("1.2.film.0 3")).toEqual({ seriesAt: 1, at: 2, plane: null });
  expect(places.get("1.2.film.1 1")).toMatchObject({ seriesAt: 1, at: 3 });
  expect([imageAt(film, 2), imageAt(film, 3), imageAt(film, 4)]).toEqual([
    { sopInstanceUid: "1.2.film.0", frame: 3 },
    { sopInstanceUid: "1.2.film.1", frame: 1 },
    null,
  ]);
});
