import { describe, expect, it } from "vitest";
import { regionDescriptions } from "#lib/imaging/region-descriptions.ts";
import { bodyRegion, regionOfText, studyRegion } from "#lib/imaging/region.ts";

const nothing = { seriesDescription: "", bodyPart: "", studyDescription: "" };

describe("descriptions in six languages", () => {
  it.each(Object.entries(regionDescriptions))("%s", (region, texts) => {
    const wrong = texts.map((text) => [text, regionOfText(text) ?? "unknown"]).filter(([, found]) => found !== region);
    expect(wrong).toEqual([]);
  });

  it("the table is long, and case changes nothing", () => {
    const texts = Object.values(regionDescriptions).flat();
    expect(texts.length).toBeGreaterThanOrEqual(150);
    for (const text of texts) expect(regionOfText(text.toUpperCase()), text).toBe(regionOfText(text));
  });
});

describe("which field is believed", () => {
  it("the series' words before its code, the code before the study's words", () => {
    const all = { seriesDescription: "LWS sag", bodyPart: "HEAD", studyDescription: "MRT HWS" };
    expect(bodyRegion(all)).toEqual({ region: "lumbar spine", from: "seriesDescription" });
    expect(bodyRegion({ ...all, seriesDescription: "T2 sag" })).toEqual({ region: "head", from: "bodyPart" });
    expect(bodyRegion({ ...all, seriesDescription: "T2 sag", bodyPart: "SPINE" })).toEqual({
      region: "cervical spine",
      from: "studyDescription",
    });
    expect(bodyRegion({ ...nothing, anatomicCode: "122496007", bodyPart: "HEAD" }).region).toBe("lumbar spine");
  });

  it.each([
    ["LSPINE", "lumbar spine"],
    ["L-SPINE", "lumbar spine"],
    ["LSSPINE", "lumbar spine"],
    ["TSPINE", "thoracic spine"],
    ["CSPINE", "cervical spine"],
    ["SSPINE", "sacrum and pelvis"],
    ["LWS", "lumbar spine"],
    ["COL LOMBARE", "lumbar spine"],
    ["KNEE", "knee"],
    ["SPINE", "unknown"],
    ["", "unknown"],
    ["WHOLEBODY", "unknown"],
  ])("body part %s is %s", (bodyPart, region) => {
    expect(bodyRegion({ ...nothing, bodyPart }).region).toBe(region);
  });

  it("a study is of what most of its series are of; silent ones do not count", () => {
    const series = ["LOC", "LWS sag", "LWS tra", "BWS sag"].map((seriesDescription) => ({
      ...nothing,
      seriesDescription,
    }));
    expect(studyRegion(series)).toBe("lumbar spine");
    expect(studyRegion([nothing])).toBe("unknown");
    expect(studyRegion([])).toBe("unknown");
  });
});
