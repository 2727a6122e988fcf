import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Orientation, Vector } from "#lib/imaging/dicom.ts";
import type { Imaged } from "#lib/imaging/frames.ts";
import { inScrollingOrder, stacksOf } from "#lib/imaging/stacks.ts";

const sagittal: Orientation = [0, 1, 0, 0, 0, -1];
const axial: Orientation = [1, 0, 0, 0, 1, 0];
const coronal: Orientation = [1, 0, 0, 0, 0, -1];

/** A picture `at` millimetres along its normal. */
function image(
  number: number,
  at: number,
  own: Partial<Imaged["instance"]> = {},
  around: Partial<Imaged> = {},
): Imaged {
  const orientation = own.imageOrientation === undefined ? sagittal : own.imageOrientation;
  const place: Record<string, Vector> = {
    [sagittal.join()]: [-at, 0, 0],
    [axial.join()]: [0, 0, at],
    [coronal.join()]: [0, at, 0],
  };
  return {
    sopInstanceUid: `1.2.${number}`,
    sopClassUid: "1.2.840.10008.5.1.4.1.1.4",
    modality: "MR",
    series: { description: "" },
    ...around,
    instance: {
      number,
      rows: 256,
      columns: 256,
      frames: 1,
      pixelSpacing: [1, 1],
      imageType: ["ORIGINAL", "PRIMARY"],
      photometricInterpretation: "MONOCHROME2",
      imagePosition: place[String(orientation)] ?? [0, 0, at],
      imageOrientation: orientation,
      echoTime: 100,
      ...own,
    },
  };
}

const row = (count: number, of: (at: number) => Imaged): Imaged[] => Array.from({ length: count }, (_, at) => of(at));
const told = (images: readonly Imaged[]) =>
  stacksOf(images).map(({ label, kind, slices, gaps }) => [label, kind, slices.length, gaps.length]);

describe("a series becomes stacks", () => {
  it.each<[string, Imaged[], unknown[]]>([
    ["one ordinary stack", row(15, (at) => image(at + 1, at * 4)), [["Sagittal", "stack", 15, 0]]],
    [
      "two echoes in turns",
      row(20, (at) => image(at + 1, Math.floor(at / 2) * 4, { echoTime: at % 2 ? 90.2 : 15.1 })),
      [
        ["Sagittal, echo 1", "stack", 10, 0],
        ["Sagittal, echo 2", "stack", 10, 0],
      ],
    ],
    [
      "an echo time that trembles",
      row(10, (at) => image(at + 1, at * 4, { echoTime: 101 + (at % 3) / 10 })),
      [["Sagittal", "stack", 10, 0]],
    ],
    [
      "b-values",
      row(30, (at) =>
        image(at + 1, (at % 10) * 5, { bValue: [0, 500, 1000][Math.floor(at / 10)] ?? 0, imageOrientation: axial }),
      ),
      [
        ["Axial, b 0", "stack", 10, 0],
        ["Axial, b 500", "stack", 10, 0],
        ["Axial, b 1000", "stack", 10, 0],
      ],
    ],
    [
      "Dixon",
      row(40, (at) =>
        image(at + 1, (at % 10) * 4, {
          imageType: ["DERIVED", "PRIMARY", "M", ["W", "F", "IN_PHASE", "OUT_PHASE"][Math.floor(at / 10)] ?? ""],
        }),
      ),
      [
        ["Sagittal, water", "stack", 10, 0],
        ["Sagittal, fat", "stack", 10, 0],
        ["Sagittal, in phase", "stack", 10, 0],
        ["Sagittal, out of phase", "stack", 10, 0],
      ],
    ],
    [
      "magnitude and phase",
      row(20, (at) => image(at + 1, (at % 10) * 4, { imageType: ["ORIGINAL", "PRIMARY", at < 10 ? "M" : "P"] })),
      [
        ["Sagittal", "stack", 10, 0],
        ["Sagittal, phase", "stack", 10, 0],
      ],
    ],
    [
      "points in time, by temporal position",
      row(30, (at) => image(at + 1, (at % 10) * 4, { temporalPosition: Math.floor(at / 10) + 1 })),
      [
        ["Sagittal, time 1", "time_series", 10, 0],
        ["Sagittal, time 2", "time_series", 10, 0],
        ["Sagittal, time 3", "time_series", 10, 0],
      ],
    ],
    [
      "phases by acquisition, their places between one another",
      row(20, (at) =>
        image(at + 1, (at % 10) * 5 + (at < 10 ? 0 : 1.3), {
          acquisitionNumber: at < 10 ? 1 : 2,
          imageOrientation: axial,
        }),
      ),
      [
        ["Axial, acquisition 1", "stack", 10, 0],
        ["Axial, acquisition 2", "stack", 10, 0],
      ],
    ],
    [
      "one stack taken in two turns",
      row(20, (at) => image(at + 1, (at % 10) * 6 + (at < 10 ? 0 : 3), { acquisitionNumber: at < 10 ? 1 : 2 })),
      [["Sagittal", "stack", 20, 0]],
    ],
    [
      "each slice an acquisition of its own",
      row(9, (at) => image(at + 1, at * 4, { acquisitionNumber: at })),
      [["Sagittal", "stack", 9, 0]],
    ],
    [
      "one place many times",
      row(12, (at) => image(at + 1, 7, { temporalPosition: at })),
      [["Sagittal", "time_series", 12, 0]],
    ],
    [
      "the same places twice for no reason",
      row(20, (at) => image(at + 1, (at % 10) * 4)),
      [
        ["Sagittal, copy 1", "stack", 10, 0],
        ["Sagittal, copy 2", "stack", 10, 0],
      ],
    ],
    [
      "the upper and the lower spine",
      row(20, (at) => image(at + 1, 0, { imagePosition: [(at % 10) * 4, 0, at < 10 ? 400 : 150] })),
      [
        ["Sagittal, part 1", "stack", 10, 0],
        ["Sagittal, part 2", "stack", 10, 0],
      ],
    ],
    [
      "blocks along three discs",
      [0, 10, 20].flatMap((degrees, block) => {
        const turn = (degrees * Math.PI) / 180;
        const along = [1, 0, 0, 0, Math.cos(turn), Math.sin(turn)] as Orientation;
        return row(4, (at) =>
          image(block * 4 + at + 1, 0, {
            imageOrientation: along,
            imagePosition: [0, -Math.sin(turn) * at * 4, block * 40 + Math.cos(turn) * at * 4],
          }),
        );
      }),
      [
        ["Axial 1", "stack", 4, 0],
        ["Axial 2", "stack", 4, 0],
        ["Axial 3", "stack", 4, 0],
      ],
    ],
    [
      "a turning projection",
      row(36, (at) => {
        const turn = (at * Math.PI) / 18;
        return image(at + 1, 0, { imageOrientation: [Math.cos(turn), Math.sin(turn), 0, 0, 0, -1] });
      }),
      [["Several directions", "stack", 36, 0]],
    ],
    [
      "two sizes",
      row(10, (at) => image(at + 1, at * 4, at < 5 ? {} : { rows: 512, columns: 512, pixelSpacing: [0.5, 0.5] })),
      [
        ["Sagittal, 256 × 256", "stack", 5, 0],
        ["Sagittal, 512 × 512", "stack", 5, 0],
      ],
    ],
    [
      "three planes in a few pictures",
      row(9, (at) =>
        image(at + 1, (at % 3) * 20, { imageOrientation: [sagittal, coronal, axial][Math.floor(at / 3)] ?? axial }),
      ),
      [["Localizer", "localizer", 9, 0]],
    ],
    [
      "one series number for three examinations of a plane each",
      row(45, (at) =>
        image(at + 1, (at % 15) * 4, { imageOrientation: [sagittal, coronal, axial][Math.floor(at / 15)] ?? axial }),
      ),
      [
        ["Sagittal", "stack", 15, 0],
        ["Coronal", "stack", 15, 0],
        ["Axial", "stack", 15, 0],
      ],
    ],
    [
      "a scout before the slices",
      [
        image(1, 0, { imageType: ["ORIGINAL", "PRIMARY", "LOCALIZER"], imageOrientation: coronal }),
        ...row(10, (at) => image(at + 2, at * 5, { imageOrientation: axial })),
      ],
      [
        ["Localizer", "localizer", 1, 0],
        ["Axial", "stack", 10, 0],
      ],
    ],
    [
      "no geometry at all",
      row(6, (at) => image(at + 1, 0, { imagePosition: null, imageOrientation: null })),
      [["Pictures", "stack", 6, 0]],
    ],
  ])("%s", (_, images, expected) => {
    expect(told(images)).toEqual(expected);
    fc.assert(
      fc.property(fc.shuffledSubarray(images, { minLength: images.length }), (shuffled) => {
        expect(stacksOf(shuffled)).toEqual(stacksOf(images));
      }),
      { numRuns: 10 },
    );
    const all = inScrollingOrder(stacksOf(images));
    expect(new Set(all)).toEqual(new Set(images));
  });

  it("scrolls by place and not by number", () => {
    const images = [3, 1, 2, 5, 4].map((number, at) => image(number, at * 4));
    const [stack] = stacksOf(images);
    expect(stack?.slices.map(({ instance }) => instance.instance.imagePosition?.[0])).toEqual(
      [0, 1, 2, 3, 4].map((at) => (at === 0 ? -0 : -at * 4)),
    );
    expect(stack).toMatchObject({ plane: "sagittal", spacing: 4, even: true });
  });

  it("does not call a number missing that another stack uses", () => {
    const blocks = [...row(8, (at) => image(at + 1, at * 4)), ...row(4, (at) => image(at + 13, at * 4 + 48))];
    const between = row(4, (at) => image(at + 9, at * 4, { imageOrientation: coronal }));
    expect(stacksOf([...blocks, ...between]).flatMap(({ gaps }) => gaps)).toEqual([]);
    expect(stacksOf(blocks).flatMap(({ gaps }) => gaps)).toMatchObject([{ missing: 4, numbers: [8, 13] }]);
  });

  it("tells pictures that share a UID by their bytes", () => {
    const one = { sopInstanceUid: "1.2.3", sha256: "aa" };
    const images = [image(1, 4, {}, one), image(1, 4, {}, { ...one, sha256: "bb" }), image(2, 8)];
    expect(told(images)).toEqual(told(images.toReversed()));
    expect(inScrollingOrder(stacksOf(images))).toHaveLength(3);
  });
});

describe("frames of an enhanced object", () => {
  const group = (at: number, bValue: number) => ({
    position: [0, 0, at * 4] as Vector,
    orientation: axial,
    echoTime: 60,
    bValue,
    temporalPosition: null,
    imageType: [],
  });
  it("become stacks, each frame a slice", () => {
    const frameGroups = row(20, () => image(1, 0)).map((_, at) => group(Math.floor(at / 2), at % 2 ? 1000 : 0));
    const stacks = stacksOf([image(1, 0, { frames: 20, frameGroups })]);
    expect(stacks.map(({ label, slices }) => [label, slices.map(({ frame }) => frame)])).toEqual([
      ["Axial, b 0", [1, 3, 5, 7, 9, 11, 13, 15, 17, 19]],
      ["Axial, b 1000", [2, 4, 6, 8, 10, 12, 14, 16, 18, 20]],
    ]);
  });

  it("keep their order where no place is told, and films stay apart", () => {
    const frames = stacksOf([image(1, 0, { frames: 5 })]);
    expect(frames.map(({ slices }) => slices.map(({ frame }) => frame))).toEqual([[1, 2, 3, 4, 5]]);
    const film = (number: number) => image(number, 0, { frames: 3 }, { modality: "US" });
    expect(told([film(1), film(2)])).toEqual([
      ["Film 1", "film", 3, 0],
      ["Film 2", "film", 3, 0],
    ]);
  });
});
