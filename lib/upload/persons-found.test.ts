import { describe, expect, it } from "vitest";
import { specimen } from "#lib/imaging/specimen.ts";
import { scan } from "#lib/upload/plan.ts";

const file = (at: number, study: string, name: string, birthDate: string) => ({
  path: `IM${at}`,
  file: new Blob([
    specimen([
      ["0008,0018", "UI", `1.2.3.${at}`],
      ["0010,0010", "PN", name],
      ["0010,0030", "DA", birthDate],
      ["0020,000d", "UI", study],
      ["0020,000e", "UI", `${study}.${at}`],
    ]),
  ]),
});
const persons = async (...files: ReturnType<typeof file>[]) =>
  (await scan(files)).persons.map(({ name, birthDate, studies }) => [name, birthDate, studies]);

describe("the persons of a selection", () => {
  it("one person under two writings is one, with all studies", async () => {
    const found = await persons(
      file(1, "1.1", "MUSTERMANN^ERIKA", "19610504"),
      file(2, "1.2", "Mustermann^Erika Maria", "19610504"),
    );
    expect(found).toEqual([["MUSTERMANN^ERIKA", "1961-05-04", ["1.1", "1.2"]]]);
  });

  it("father and son are two, each with their own", async () => {
    const found = await persons(
      file(1, "1.1", "Green^Paul", "19500402"),
      file(2, "1.2", "Green^Paul", "19791212"),
      file(3, "1.3", "Green^Paul", "19791212"),
    );
    expect(found).toEqual([
      ["Green^Paul", "1979-12-12", ["1.2", "1.3"]],
      ["Green^Paul", "1950-04-02", ["1.1"]],
    ]);
  });

  it("a study with pictures of two is of both", async () => {
    const found = await persons(file(1, "1.1", "Doe^Jane", "19500402"), file(2, "1.1", "Roe^John", "19791212"));
    expect(found.map(([, , studies]) => studies)).toEqual([["1.1"], ["1.1"]]);
  });
});
