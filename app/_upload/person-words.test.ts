import { describe, expect, it } from "vitest";
import { nameWords, personLine } from "./person-words.ts";

describe("a name in words", () => {
  it.each([
    ["MUSTERMANN^ERIKA", "Erika Mustermann"],
    ["Mustermann^Erika Maria", "Erika Maria Mustermann"],
    ["O'NEIL-GARCÍA^JOSÉ^A^DR^III", "Dr José A O'Neil-García III"],
    ["Yamada^Tarou=山田^太郎=やまだ^たろう", "Tarou Yamada"],
    ["McDonald^Ann", "Ann McDonald"],
    ["", ""],
    [null, ""],
  ])("%s", (name, words) => {
    expect(nameWords(name)).toBe(words);
  });

  it("comes with the birth date, or says that there is none", () => {
    const erika = { name: "MUSTERMANN^ERIKA", names: ["MUSTERMANN^ERIKA"], birthDate: "1961-05-04" };
    expect(personLine(erika)).toEqual({
      en: "Erika Mustermann, born May\u00a04, 1961",
      es: "Erika Mustermann, fecha de nacimiento: 4\u00a0de\u00a0mayo de\u00a01961",
    });
    expect(personLine({ name: "", names: [], birthDate: null })).toEqual({
      en: "No name, no birth date",
      es: "Sin nombre, sin fecha de nacimiento",
    });
    expect(personLine({ ...erika, name: "" }).en).toMatch(/^Erika Mustermann,/);
  });
});
