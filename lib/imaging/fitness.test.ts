import { existsSync, readFileSync, readdirSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readDicom } from "#lib/imaging/dicom.ts";
import type { DicomHeader } from "#lib/imaging/dicom.ts";
import { assessFitness, monthsBetween } from "#lib/imaging/fitness.ts";
import { regionsAskedAbout } from "#lib/imaging/fitness-table.ts";
import { fitnessWords } from "#lib/imaging/fitness-words.ts";
import { groupStudies } from "#lib/imaging/grouping.ts";
import { personsOf } from "#lib/imaging/persons.ts";
import { summarizeSeries } from "#lib/imaging/series-summary.ts";
import type { SeriesSummary, StudySummary } from "#lib/imaging/series-summary.ts";

const today = "2026-06-15";

const series = (own: Partial<SeriesSummary> & { weighting?: "T1" | "T2" | "STIR" | "DWI" | null }): SeriesSummary => {
  const { weighting = null, ...rest } = own;
  return {
    modality: "MR",
    description: "",
    region: { region: "lumbar spine", from: "seriesDescription" },
    plane: "sagittal",
    sequence: {
      weighting,
      from: "timing",
      textSays: null,
      gradientEcho: false,
      fatSuppressed: false,
      dixon: false,
      postContrast: false,
    },
    kernel: null,
    view: null,
    sliceThickness: 4,
    images: 15,
    readable: true,
    ...rest,
  };
};
const whole = [
  series({ weighting: "T1" }),
  series({ weighting: "T2" }),
  series({ weighting: "STIR" }),
  series({ weighting: "T2", plane: "axial" }),
];
const ofKnee: SeriesSummary[] = [series({ weighting: "T2", region: { region: "knee", from: "bodyPart" } })];

const assess = (studies: StudySummary[], symptoms = ["lower_back"]) => assessFitness(symptoms, studies, today);
const states = (studies: StudySummary[]) =>
  Object.fromEntries(
    assess(studies)
      .filter(({ item }) => !item.startsWith("X-ray"))
      .map(({ item, state }) => [item, state]),
  );
const line = (studies: StudySummary[], item: string) => assess(studies).find((one) => one.item === item);

describe("an MRI of the lumbar spine", () => {
  it("that is whole and new lacks nothing, and the patient hears only that X-rays are welcome", () => {
    const studies = [{ date: "2026-03-01", series: whole }];
    expect(states(studies)).toEqual({
      "a scan of the lumbar spine": "there",
      "age of the scan": "there",
      "sagittal T2": "there",
      "sagittal T1": "there",
      "axial T2": "there",
      "sagittal STIR": "there",
    });
    expect(
      assess(studies)
        .map(({ patient }) => patient)
        .filter(Boolean),
    ).toEqual([fitnessWords.xraysWelcome()]);
    expect(line(studies, "sagittal T2")?.staff).toBe("MR sagittal T2 4 mm 15 images 2026-03-01");
  });

  it("names what is missing and how to get it", () => {
    const studies = [
      { date: "2026-03-01", series: [series({ weighting: "T2" }), series({ weighting: "DWI", plane: "axial" })] },
    ];
    expect(states(studies)).toMatchObject({ "sagittal T2": "there", "sagittal T1": "missing", "axial T2": "missing" });
    expect(line(studies, "axial T2")?.patient?.en).toBe(
      "We did not find the pictures that show the nerves in cross-section (“axial T2”). They may have been left out when " +
        "your disc was made. Ask the place that made the scan for a copy with all pictures.",
    );
    expect(line(studies, "axial T2")?.staff).toBe("no axial T2 among 2 series");
    expect(line(studies, "sagittal STIR")).toMatchObject({ state: "missing", need: "welcome", patient: null });
  });

  it("thick slices are not enough, a localizer is nothing", () => {
    const thick = whole.map((one) => ({ ...one, sliceThickness: 8 }));
    expect(line([{ date: "2026-03-01", series: thick }], "sagittal T2")).toMatchObject({
      state: "missing",
      staff: "MR sagittal T2 8 mm 15 images 2026-03-01: thicker than wanted (5 mm)",
    });
    const planning = whole.map((one) => ({ ...one, readable: false }));
    expect(states([{ date: "2026-03-01", series: planning }])).toEqual({ "a scan of the lumbar spine": "missing" });
  });

  it("a series that does not tell its weighting is unknown, not missing", () => {
    const studies = [{ date: "2026-03-01", series: [series({})] }];
    expect(states(studies)).toMatchObject({ "sagittal T2": "unknown", "axial T2": "missing" });
  });
});

describe("age", () => {
  it.each([
    ["2026-06-15", "there"],
    ["2025-12-16", "there"],
    ["2025-12-15", "ageing"],
    ["2025-06-15", "ageing"],
    ["2025-05-15", "old"],
    ["2020-01-01", "old"],
    ["2026-06-16", "unknown"],
    [null, "unknown"],
  ])("of %s is %s", (date, state) => {
    const studies = [{ date, series: whole }];
    expect(line(studies, "age of the scan")?.state).toBe(state);
    expect(line(studies, "sagittal T2")?.state).toBe(state === "old" ? "old" : "there");
    expect(line(studies, "age of the scan")?.patient === null).toBe(state === "there");
  });

  it("counts whole months", () => {
    expect(monthsBetween("2026-01-31", "2026-02-28")).toBe(0);
    expect(monthsBetween("2024-02-29", "2025-03-01")).toBe(12);
    expect(monthsBetween("2026-02-01", "2026-01-01")).toBeNull();
  });

  it("the newest speaks; what only an older scan holds is old", () => {
    const studies = [
      { date: "2026-03-01", series: [series({ weighting: "T2" })] },
      { date: "2019-03-01", series: whole },
    ];
    expect(states(studies)).toMatchObject({ "age of the scan": "there", "sagittal T2": "there", "sagittal T1": "old" });
  });
});

describe("the wrong part, no part, another machine", () => {
  it("a knee is told kindly", () => {
    const studies = [{ date: "2026-03-01", series: ofKnee }];
    expect(states(studies)).toMatchObject({ "a scan of the lumbar spine": "missing" });
    expect(assess(studies)[0]).toMatchObject({ staff: "shows knee instead" });
    expect(assess(studies)[0]?.patient?.en).toMatch(
      /^Your scan shows your knee\. For pain in the back or legs, we look at the lower back\./,
    );
  });

  it("of another part that was sent is held against its own entry, for staff alone", () => {
    const lines = assess([{ date: "2026-03-01", series: [...whole, ...ofKnee] }]).filter(({ item }) =>
      /^knee/.test(item),
    );
    expect(lines.map(({ item, state, need, patient }) => [item, state, need, patient])).toEqual([
      ["knee: a scan of the knee", "there", "welcome", null],
      ["knee: age of the scan", "there", "welcome", null],
      ["knee: sagittal fluid", "there", "welcome", null],
      ["knee: coronal fluid", "missing", "welcome", null],
      ["knee: axial fluid", "missing", "welcome", null],
      ["knee: T1", "missing", "welcome", null],
      ["knee: X-ray AP", "missing", "welcome", null],
      ["knee: X-ray lateral", "missing", "welcome", null],
    ]);
  });

  it("nothing at all is told how to get", () => {
    expect(assess([])[0]).toMatchObject({ state: "missing", patient: fitnessWords.noScan(), staff: "no MRI or CT" });
  });

  it("an unnamed part is unknown, and so is all that depends on it", () => {
    const unnamed = whole.map((one) => ({ ...one, region: { region: "unknown" as const, from: null } }));
    expect(new Set(Object.values(states([{ date: "2026-03-01", series: unnamed }])))).toEqual(
      new Set(["unknown", "there"]),
    );
    expect(line([{ date: "2026-03-01", series: unnamed }], "sagittal T2")?.staff).toMatch(
      /, if it shows the right part$/,
    );
  });

  it("a CT is asked for its own", () => {
    const ct = (own: Partial<SeriesSummary>) => series({ modality: "CT", sequence: null, sliceThickness: 1, ...own });
    const studies = [
      { date: "2026-03-01", series: [ct({ plane: "axial", kernel: "soft" }), ct({ plane: "axial", kernel: "bone" })] },
    ];
    expect(states(studies)).toEqual({
      "a scan of the lumbar spine": "there",
      "age of the scan": "there",
      "axial soft tissue": "there",
      bone: "there",
      sagittal: "missing",
    });
    const old = { date: "2020-03-01", series: whole };
    expect(states([...studies, old])).toHaveProperty("bone"); // a current CT before an old MRI
  });

  it("X-rays are told by their view", () => {
    const xray = series({ modality: "DX", sequence: null, plane: null, view: "flexion" });
    const studies = [{ date: "2026-03-01", series: [...whole, xray] }];
    expect(line(studies, "X-ray flexion")?.state).toBe("there");
    expect(line(studies, "X-ray AP")).toMatchObject({ state: "missing", patient: null });
  });
});

it("every place where people feel it asks about the lumbar spine", () => {
  expect(regionsAskedAbout(["buttocks", "hips", "thighs", "calves", "feet_and_toes", "lower_back"])).toEqual([
    "lumbar spine",
  ]);
  expect(regionsAskedAbout([])).toEqual(["lumbar spine"]);
});

it("whatever is there, each item stands once, staff read a reason, and the patient's sentences are short", () => {
  const any = fc.record({
    modality: fc.constantFrom("MR", "CT", "DX", "US"),
    region: fc
      .constantFrom("lumbar spine", "whole spine", "knee", "abdomen", "unknown")
      .map((region) => ({ region, from: null })),
    plane: fc.constantFrom("sagittal", "axial", null),
    weighting: fc.constantFrom("T1", "T2", "STIR", null),
    sliceThickness: fc.constantFrom(1, 4, 9, null),
    readable: fc.boolean(),
  });
  const study = fc.record({
    date: fc.constantFrom("2026-06-01", "2025-10-01", "2019-01-01", "2030-01-01", null),
    series: fc.array(any, { maxLength: 4 }).map((all) => all.map((one) => series(one as Parameters<typeof series>[0]))),
  });
  fc.assert(
    fc.property(fc.array(study, { maxLength: 3 }), (studies) => {
      const lines = assess(studies);
      expect(new Set(lines.map(({ item }) => item)).size).toBe(lines.length);
      expect(lines.filter(({ region }) => region !== "lumbar spine").every(({ patient }) => patient === null)).toBe(
        true,
      );
      expect(lines.every(({ staff }) => staff !== "")).toBe(true);
      for (const { patient } of lines)
        for (const words of Object.values(patient ?? {}))
          for (const sentence of words.split(/[.?!:] /)) expect(sentence.split(" ").length).toBeLessThanOrEqual(24);
    }),
  );
});

const shelf = `${import.meta.dirname}/../../../shared/dicom`;

describe.skipIf(!existsSync(shelf))("real scans", () => {
  const headersOf = async (folder: string): Promise<DicomHeader[]> => {
    const files = readdirSync(`${shelf}/${folder}`, { recursive: true, withFileTypes: true }).filter((file) =>
      file.isFile(),
    );
    const read = files.map((file) => readDicom(readFileSync(`${file.parentPath}/${file.name}`)).catch(() => null));
    return (await Promise.all(read)).filter((header) => header !== null);
  };
  const summaries = (headers: DicomHeader[]): StudySummary[] =>
    groupStudies(headers).map(({ lastDate, series: all }) => ({
      date: lastDate,
      series: all.map(({ instances }) => summarizeSeries(instances)).filter((one) => one !== null),
    }));
  const shown = (studies: StudySummary[]) =>
    studies.flatMap(({ series: all }) =>
      all.map(({ modality, region, plane, sequence, readable }) => [
        modality,
        region.region,
        plane,
        sequence?.weighting ?? null,
        readable,
      ]),
    );

  it.each([
    ["series/ct_abdomen_lumbar_CRLM-1004", [["CT", "abdomen", "axial", null, true]]],
    ["series/mr_ax_t2_lumbar_level_CMB-a", [["MR", "abdomen", "axial", "T2", true]]],
    ["series/mr_sag_t1_brain_HFS", [["MR", "head", "sagittal", "T1", true]]],
  ])("%s", async (folder, expected) => {
    expect(shown(summaries(await headersOf(folder)))).toEqual(expected);
  });

  it("an abdomen may show the lumbar spine, a head does not", async () => {
    const abdomen = summaries(await headersOf("series/mr_ax_t2_lumbar_level_CMB-a"));
    expect(line(abdomen, "a scan of the lumbar spine")).toMatchObject({ state: "unknown" });
    expect(line(abdomen, "age of the scan")).toMatchObject({ state: "old" });
    expect(line(abdomen, "axial T2")).toMatchObject({ state: "missing" });
    expect(line(abdomen, "axial T2")?.staff).toMatch(/thicker than wanted/); // 7 mm
    const head = summaries(await headersOf("series/mr_sag_t1_brain_HFS"));
    expect(line(head, "a scan of the lumbar spine")).toMatchObject({ state: "missing", staff: "shows head instead" });
  });

  it("a Siemens XA60 export: a head, its report no picture, one person", async () => {
    const headers = await headersOf("discs/siemens_xa60_export");
    const found = shown(summaries(headers));
    expect(found.filter(([modality]) => modality === "SR").every(([, , , , readable]) => readable === false)).toBe(
      true,
    );
    expect(new Set(found.map(([, region]) => region))).toEqual(new Set(["head"]));
    expect(personsOf(headers)).toHaveLength(1);
  });

  it("each series of the shelf is one person's", async () => {
    for (const folder of [
      "series/ct_abdomen_lumbar_CRLM-1004",
      "series/mr_ax_t2_lumbar_level_CMB-a",
      "series/mr_sag_t1_brain_HFS",
      "discs/patient_cd_made_here",
    ]) {
      expect(personsOf(await headersOf(folder)), folder).toHaveLength(1);
    }
  });
});
