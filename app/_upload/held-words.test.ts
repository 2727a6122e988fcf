import { describe, expect, it } from "vitest";
import { fitnessWords, itemWords } from "#lib/imaging/fitness-words.ts";
import type { Text } from "#lib/platform/language.ts";
import type { FollowedScan } from "#lib/studies/follow-scan.ts";
import { fitnessParts, receiptParts } from "./held-words.ts";

type Line = FollowedScan["fitness"][number];
const counts = (checking = 0): FollowedScan["counts"] => ({
  ...{ images: 10, studies: 1, heldBack: 0, checking, rejected: 0, damaged: 0, modalities: ["MR"] },
});
const text = (words: string): Text => ({ en: words, es: `${words} (es)` });
const line = (patient: string | Text, own: Partial<Line> = {}): Line => ({
  ...{ region: "lumbar spine", item: "", need: "needed", state: "missing", staff: "" },
  patient: typeof patient === "string" ? text(patient) : patient,
  ...own,
});
function parts(...fitness: Line[]) {
  const { first, more, lacking } = fitnessParts({ counts: counts(), fitness });
  return { first: first.map(({ en }) => en), more: more.map(({ en }) => en), lacking };
}

describe("the receipt", () => {
  const receipt = [
    "4 sets of pictures arrived, 10 in all.",
    "One set has a gap of 3 pictures.",
    "1 file could not be used. It is cut off.",
  ].map(text);
  it("is what arrived, and what is missing but not said elsewhere", () => {
    const refused = [{ words: "It is cut off", files: 1 }];
    expect(receiptParts({ counts: counts(), receipt, refused })).toEqual({
      arrived: text("4 sets of pictures arrived, 10 in all."),
      gaps: [text("One set has a gap of 3 pictures.")],
    });
    expect(receiptParts({ counts: counts(), receipt, refused: [] }).gaps).toHaveLength(2);
  });
  it("waits for the check", () => {
    expect(receiptParts({ counts: counts(1), receipt, refused: [] })).toEqual({ arrived: null, gaps: [] });
    expect(fitnessParts({ counts: counts(1), fitness: [line("a")] }).first).toEqual([]);
  });
});

describe("what would help", () => {
  it("is first what is needed and missing, then old, a few only; wishes come after", () => {
    const all = [
      line("wish", { need: "welcome" }),
      line("unknown", { state: "unknown" }),
      line("old", { state: "old" }),
      line("missing"),
      line("ageing", { state: "ageing" }),
      line("", { state: "there", patient: null }),
    ];
    expect(parts(...all)).toEqual({ first: ["missing", "old", "ageing"], more: ["unknown", "wish"], lacking: true });
  });

  it("does not call each part old where the whole is", () => {
    const whole = line("whole", { item: "age of the scan", state: "old" });
    expect(parts(whole, line("part", { state: "old" }), line("part missing")).first).toEqual(["part missing", "whole"]);
    expect(parts({ ...whole, state: "ageing" }, line("part", { state: "old" })).first).toEqual(["part", "whole"]);
  });

  it("is nothing to begin with where only wishes are open, and calls nothing lacking that is not", () => {
    expect(parts(line("wish", { need: "welcome" }))).toEqual({ first: [], more: ["wish"], lacking: false });
    expect(parts(line("ageing", { state: "ageing" })).lacking).toBe(false);
  });

  it("is said once for several parts of the body, and once for several kinds of pictures", () => {
    const { picturesMissing } = fitnessWords;
    const [t1, t2] = [itemWords["sagittal T1"], itemWords["axial T2"]] as [Text, Text];
    expect(parts(line("old"), line("old", { region: "lumbar spine" })).first).toEqual(["old"]);
    const fitness = [line("a"), line(picturesMissing(t2)), line("b"), line(picturesMissing(t1))];
    const both: Text = { en: `${t1.en} and ${t2.en}`, es: `${t1.es} y ${t2.es}` };
    expect(fitnessParts({ counts: counts(), fitness }).first).toEqual([text("a"), picturesMissing(both), text("b")]);
  });
});
