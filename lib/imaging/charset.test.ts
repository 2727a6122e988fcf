import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { textReader } from "#lib/imaging/charset.ts";

const bytes = (hex: string): Uint8Array => Uint8Array.from(hex.split(" "), (pair) => Number.parseInt(pair, 16));

describe("a character set", () => {
  it.each([
    ["western", ["ISO_IR 100"], "42 75 63 5e 4a e9 72 f4 6d 65", "Buc^Jérôme"],
    ["Latin 2", ["ISO_IR 101"], "57 61 b3 ea 73 61", "Wałęsa"],
    ["Cyrillic", ["ISO_IR 144"], "bb ee da 63 65 dc d1 eb 70 d3", "Люкceмбыpг"],
    ["Greek", ["ISO_IR 126"], "c4 e9 ef ed f5 f3 e9 ef f2", "Διονυσιος"],
    ["Hebrew", ["ISO_IR 138"], "f9 f8 e5 ef 5e e3 e1 e5 f8 e4", "שרון^דבורה"],
    ["Turkish", ["ISO_IR 148"], "c7 61 76 75 fe 6f f0 6c 75", "Çavuşoğlu"],
    ["Unicode", ["ISO_IR 192"], "e7 8e 8b 5e e5 b0 8f", "王^小"],
    ["Chinese", ["GB18030"], "cd f5 5e d0 a1 b6 ab", "王^小东"],
    ["Latin 3", ["ISO_IR 109"], "d5 6f 72 f5 5e a1 61 6c", "Ġorġ^Ħal"],
    ["Latin 4", ["ISO_IR 110"], "4b e0 72 6c 69 73 5e 42 ba 72 7a 69 f1 b9", "Kārlis^Bērziņš"],
    ["Latin 9", ["ISO_IR 203"], "bc 75 76 72 65", "Œuvre"],
    ["Arabic", ["ISO_IR 127"], "e2 c8 c7 e6 ea 5e e4 e6 d2 c7 d1", "قباني^لنزار"],
    ["Thai", ["ISO_IR 166"], "ca c1 aa d2 c2 5e e3 a8 b4 d5", "สมชาย^ใจดี"],
    ["Japanese syllables", ["ISO_IR 13"], "d4 cf c0 de 5e c0 db b3", "ﾔﾏﾀﾞ^ﾀﾛｳ"],
    ["GBK, where a byte within a character looks like a backslash", ["GBK"], "81 5c 5e d5 5c", "乗^誠"],
    ["Chinese beyond the basic plane", ["GB18030"], "95 32 82 36", "𠀀"],
    ["a term with hyphens", ["ISO-IR 144"], "bb ee", "Лю"],
    ["Korean, whose escape was left out", ["", "ISO 2022 IR 149"], "c8 ab 5e b1 e6 b5 bf", "홍^길동"],
    ["Cyrillic, whose escape was left out", ["ISO_IR 6", "ISO 2022 IR 144"], "bb ee", "Лю"],
    ["a whole set named second", ["", "GB18030"], "cd f5", "王"],
    ["undeclared Unicode", [""], "c3 84 6e 65 61 73", "Äneas"],
    ["Unicode that is declared western", ["ISO_IR 100"], "c3 84 6e 65 61 73", "Äneas"],
    ["undeclared western", [], "c4 6e 65 61 73", "Äneas"],
  ])("%s", (_, terms, hex, text) => {
    expect(textReader(terms)(bytes(hex))).toBe(text);
  });

  it("switches by escape sequences and back at each part of a name (PS3.5 H.3 and I.2)", () => {
    const japanese =
      "59 61 6d 61 64 61 5e 54 61 72 6f 75 3d 1b 24 42 3b 33 45 44 1b 28 42 5e 1b 24 42 42 40 4f 3a 1b 28 42";
    expect(textReader(["", "ISO 2022 IR 87"])(bytes(japanese), true)).toBe("Yamada^Tarou=山田^太郎");
    const korean = "48 6f 6e 67 3d 1b 24 29 43 fb f3 5e 1b 24 29 43 d1 ce d4 d7";
    expect(textReader(["", "ISO 2022 IR 149"])(bytes(korean), true)).toBe("Hong=洪^吉洞");
  });

  // The examples of PS3.5: H.3.2, I.2 and K.2, and what K.3 says of text; then right and left within one value.
  it.each([
    [
      "Japanese in three ways",
      ["ISO 2022 IR 13", "ISO 2022 IR 87"],
      "d4 cf c0 de 5e c0 db b3 3d 1b 24 42 3b 33 45 44 1b 28 4a 5e 1b 24 42 42 40 4f 3a 1b 28 4a",
      "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎",
    ],
    [
      "Chinese",
      ["", "ISO 2022 IR 58"],
      "5a 68 61 6e 67 5e 58 69 61 6f 44 6f 6e 67 3d 1b 24 29 41 d5 c5 5e 1b 24 29 41 d0 a1 b6 ab",
      "Zhang^XiaoDong=张^小东",
    ],
    ["supplementary Japanese", ["", "ISO 2022 IR 159"], "1b 24 28 44 30 21 1b 28 42 5e 41", "丂^A"],
    ["Greek after Latin", ["ISO 2022 IR 100", "ISO 2022 IR 126"], "e4 1b 2d 46 c4 e9 5e e4", "äΔι^ä"],
    ["Thai after Hebrew", ["ISO 2022 IR 138", "ISO 2022 IR 166"], "f9 3d 1b 2d 54 ca", "ש=ส"],
    ["escapes that were not announced", [], "1b 24 42 3b 33 1b 28 42 5e 41", "山^A"],
  ])("switches to %s", (_, terms, hex, text) => {
    expect(textReader(terms)(bytes(hex), true)).toBe(text);
  });

  it("never throws", () => {
    const terms = fc.array(
      fc.constantFrom("", "ISO 2022 IR 87", "ISO 2022 IR 149", "ISO_IR 13", "ISO 2022 IR 159", "nonsense", "GB18030"),
    );
    fc.assert(
      fc.property(terms, fc.uint8Array(), fc.boolean(), (sets, value, name) => {
        expect(typeof textReader(sets)(value, name)).toBe("string");
      }),
    );
  });
});
