import { describe, expect, it } from "vitest";
import { modalityWords, personName, viewWords } from "#lib/imaging/words.ts";

describe("plain words", () => {
  it("name what a scanner calls a modality", () => {
    expect(["MR", "ct", "DX", "QQ", ""].map((modality) => modalityWords(modality).en)).toEqual([
      "MRI scan",
      "CT scan",
      "X-ray",
      "Scan",
      "Scan",
    ]);
    expect(viewWords("sagittal")).toEqual({ en: "side view", es: "vista de lado" });
    expect(modalityWords("MR").es).toBe("Resonancia magnética (MRI)");
  });

  it("write a name as people do", () => {
    expect(personName("Adams^John Robert Quincy^^Rev.^B.A. M.Div.")).toBe("Rev. John Robert Quincy Adams B.A. M.Div.");
    expect(personName("=山田^太郎")).toBe("太郎 山田");
    expect(personName("Plain Name")).toBe("Plain Name");
    expect(personName("^^^")).toBe("");
  });
});
