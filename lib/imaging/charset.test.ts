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
    ["undeclared Unicode", [""], "c3 84 6e 65 61 73", "Äneas"],
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

  it("never throws", () => {
    const terms = fc.array(
      fc.constantFrom("", "ISO 2022 IR 87", "ISO 2022 IR 149", "ISO_IR 13", "nonsense", "GB18030"),
    );
    fc.assert(
      fc.property(terms, fc.uint8Array(), fc.boolean(), (sets, value, name) => {
        expect(typeof textReader(sets)(value, name)).toBe("string");
      }),
    );
  });
});
