import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { personsOf } from "#lib/imaging/persons.ts";
import type { Owned } from "#lib/imaging/persons.ts";

const file = (name: string, birthDate: string | null, id: string, studyInstanceUid: string, sex = ""): Owned => ({
  patient: { name, birthDate, id, sex },
  studyInstanceUid,
});

const maria = file("Lopez^Maria", "1961-03-12", "A1", "1.1", "F");

describe("persons of a disc", () => {
  it("one person under several IDs and spellings is one", () => {
    const persons = personsOf([
      maria,
      file("LÓPEZ^MARÍA^^", "1961-03-12", "B-77", "1.2"),
      file("Lopes^Maria", "1961-03-12", "", "1.3"),
      file("MARIA LOPEZ", null, "A1", "1.4"),
    ]);
    expect(persons).toHaveLength(1);
    expect(persons[0]).toMatchObject({
      name: "Lopez^Maria",
      birthDate: "1961-03-12",
      sex: "F",
      patientIds: ["A1", "B-77"],
      studyInstanceUids: ["1.1", "1.2", "1.3", "1.4"],
      files: 4,
    });
  });

  it("father and son, twins and strangers are several, most files first", () => {
    const persons = personsOf([
      file("Green^Paul", "1950-04-02", "1", "1.1"),
      file("Green^Paul", "1979-12-12", "2", "1.2"),
      file("Green^Paul", "1979-12-12", "2", "1.3"),
      file("Green^Peter", "1979-12-12", "2", "1.4"),
    ]);
    expect(persons.map(({ name, birthDate, files }) => [name, birthDate, files])).toEqual([
      ["Green^Paul", "1979-12-12", 2],
      ["Green^Paul", "1950-04-02", 1],
      ["Green^Peter", "1979-12-12", 1],
    ]);
  });

  it("files without a name belong to whom their study belongs to; without one they stand apart", () => {
    expect(personsOf([maria, file("", null, "", "1.1")])).toHaveLength(1);
    expect(personsOf([maria, file("", null, "", "1.9")])).toHaveLength(2);
    expect(personsOf([file("ANON", null, "", "1.1"), file("ANON", null, "", "1.1")])).toHaveLength(1);
  });

  it("a name without birth date that fits two persons is given to neither", () => {
    const persons = personsOf([
      file("Smith^John", "1950-04-02", "1", "1.1"),
      file("Smith^John", "1980-04-02", "2", "1.2"),
      file("Smith^John", null, "3", "1.3"),
    ]);
    expect(persons).toHaveLength(3);
  });

  it("a study mixed up by the scanner shows two persons", () => {
    const persons = personsOf([maria, file("Weber^Hans", "1940-01-30", "Z", "1.1", "M")]);
    expect(persons.map(({ studyInstanceUids }) => studyInstanceUids)).toEqual([["1.1"], ["1.1"]]);
  });

  it("the order of the files changes nothing, and every file is somebody's", () => {
    const owned = fc.tuple(
      fc.constantFrom("Lopez^Maria", "Lopez^Anna", "LOPES^MARIA", "Smith^J", "Smith^John", "ANON", ""),
      fc.constantFrom("1961-03-12", "1950-04-02", null),
      fc.constantFrom("1", "2", ""),
      fc.constantFrom("1.1", "1.2", "1.3"),
      fc.constantFrom("M", "F", ""),
    );
    const files = fc.array(owned, { maxLength: 12 }).map((all) => all.map((one) => file(...one)));
    fc.assert(
      fc.property(
        files.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          const persons = personsOf(all);
          expect(personsOf(shuffled)).toEqual(persons);
          expect(persons.reduce((sum, { files: count }) => sum + count, 0)).toBe(all.length);
        },
      ),
    );
  });

  it("a hostile disc of thousands of names costs seconds at most", () => {
    const start = process.cpuUsage();
    const name = (at: number) => `${"ab ".repeat(12)}^${at.toString(36).replace(/\d/g, "q")}=`.repeat(3);
    const persons = personsOf(Array.from({ length: 5_000 }, (_, at) => file(name(at), null, "", String(at))));
    expect(persons.length).toBeGreaterThan(0);
    const { user } = process.cpuUsage(start);
    expect(user / 1e6).toBeLessThan(8);
  });
});
