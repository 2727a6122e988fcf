import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { identityPairs } from "#lib/imaging/identity-pairs.ts";
import type { IdentityPair } from "#lib/imaging/identity-pairs.ts";
import { compareFiles, compareIdentity } from "#lib/imaging/identity.ts";
import type { Verdict } from "#lib/imaging/identity.ts";

const pairs = Object.values(identityPairs).flat();

const verdict = ([asked, born, scan, scanBorn, , sexes = "/"]: IdentityPair): Verdict => {
  const [sex = "", scanSex = ""] = sexes.split("/");
  const file = { name: scan, birthDate: scanBorn, sex: scanSex, patientId: "4711" };
  return compareIdentity({ name: asked, birthDate: born, sex }, file).verdict;
};

describe("the table of pairs", () => {
  it.each(Object.entries(identityPairs))("%s", (_, group) => {
    const got = group.map((pair) => [...pair.slice(0, 4), verdict(pair)]);
    expect(got).toEqual(group.map((pair) => pair.slice(0, 5)));
  });

  it("is long, and holds neither a false match nor a false mismatch", () => {
    expect(pairs.length).toBeGreaterThanOrEqual(120);
    const good = new Set<Verdict>(["match", "probable"]);
    const wrongly = (got: (v: Verdict) => boolean, wanted: (v: Verdict) => boolean) =>
      pairs.filter((pair) => got(verdict(pair)) && wanted(pair[4]));
    expect(
      wrongly(
        (v) => good.has(v),
        (v) => v === "mismatch",
      ),
    ).toEqual([]);
    expect(
      wrongly(
        (v) => v === "mismatch",
        (v) => good.has(v),
      ),
    ).toEqual([]);
  });
});

const person = fc.constantFrom(...pairs).chain(([asked, , scan]) => fc.constantFrom(asked, scan ?? ""));
const date = fc.option(fc.constantFrom("1961-03-12", "1961-12-03", "1950-04-02"));
const described = fc.record({
  name: person,
  birthDate: date,
  sex: fc.constantFrom("M", "F", "O", ""),
  patientId: fc.constantFrom("", "1", "2"),
});

describe("what holds for everybody", () => {
  it("two files compare the same whichever comes first", () => {
    fc.assert(
      fc.property(described, described, (one, other) => {
        expect(compareFiles(one, other).verdict).toBe(compareFiles(other, one).verdict);
      }),
      { numRuns: 2_000 },
    );
  });

  it("another birth date is a mismatch, whatever else agrees", () => {
    fc.assert(
      fc.property(described, described, (one, other) => {
        fc.pre(one.birthDate !== null && other.birthDate !== null && one.birthDate !== other.birthDate);
        expect(compareFiles(one, other).verdict).toBe("mismatch");
        expect(compareIdentity(one, other).reasons[0]).toMatchObject({ about: "birth date", agrees: false });
      }),
    );
  });

  it("case and accents change nothing", () => {
    fc.assert(
      fc.property(described, described, fc.boolean(), (one, other, upper) => {
        const bare = one.name
          .normalize("NFD")
          .replace(/[\u0300\u0301\u0308\u0327]/g, "")
          .normalize("NFC");
        const name = upper ? bare.toUpperCase() : bare.toLowerCase();
        expect(compareIdentity({ ...one, name }, other).verdict).toBe(compareIdentity(one, other).verdict);
      }),
      { numRuns: 1_000 },
    );
  });

  it("a person is themself, in whatever order the words come", () => {
    const names = pairs
      .map(([asked]) => asked)
      .filter((asked) => /^[\p{Script=Latin} '-]+$/u.test(asked) && / /.test(asked));
    const shuffled = fc
      .constantFrom(...names)
      .chain((name) =>
        fc.tuple(fc.constant(name), fc.shuffledSubarray(name.split(" "), { minLength: name.split(" ").length })),
      );
    fc.assert(
      fc.property(shuffled, ([name, words]) => {
        // A suffix is one by its place, and an initial is no name.
        fc.pre(!/\b(III|Jr|Sr|Mr|Sra|Dr|Prof)\b|^J /.test(name));
        const scan = { name, birthDate: "1961-03-12", patientId: "" };
        expect(compareIdentity({ name: words.join(" "), birthDate: "1961-03-12" }, scan).verdict).toBe("match");
      }),
      { numRuns: 1_000 },
    );
  });

  it("no text breaks it or takes long", () => {
    const text = fc.oneof(
      fc.string({ unit: "binary", maxLength: 400 }),
      fc.constant("^".repeat(1_000)),
      fc.constant("ab ".repeat(400)),
    );
    const start = process.cpuUsage();
    fc.assert(
      fc.property(text, text, (name, other) => {
        compareIdentity({ name, birthDate: "x" }, { name: other, birthDate: null, sex: "?", patientId: other });
      }),
    );
    const { user } = process.cpuUsage(start);
    expect(user / 1e6).toBeLessThan(8);
  });
});

describe("reasons", () => {
  const scan = { name: "LOPEZ^MARIA", birthDate: "1961-03-12", sex: "F", patientId: "1" };
  const first = (birthDate: string) => compareIdentity({ name: "Maria Lopez", birthDate }, scan).reasons[0]?.words;

  it("are exact, and name the probable slip", () => {
    expect(first("1962-03-12")).toBe(
      "birth date differs: 12 March 1961 in the scan, 12 March 1962 in the request (one digit differs, perhaps a slip of typing)",
    );
    expect(first("1961-12-03")).toMatch(/\(day and month look swapped\)$/);
    expect(first("1961-03-21")).toMatch(/\(two digits look swapped\)$/);
    expect(first("2061-03-12")).toMatch(/\(the same day in another century\)$/);
    expect(first("1961-01-01")).toMatch(/only the year was known\)$/);
    expect(first("1975-08-09")).toBe("birth date differs: 12 March 1961 in the scan, 9 August 1975 in the request");
  });

  it("say how names differ, disagreement first", () => {
    const words = (name: string, sex = "") =>
      compareIdentity({ name, birthDate: "1961-03-12", sex }, scan).reasons.map((r) => r.words);
    expect(words("Anna Lopez")[0]).toBe(
      "name differs: “MARIA LOPEZ” in the scan, “Anna Lopez” in the request (the given name differs)",
    );
    expect(words("Maria Garcia")[0]).toMatch(
      /^name agrees in part: .*\(the family name differs, the given name agrees\)$/,
    );
    expect(words("Maria Lopez", "M")[0]).toBe("sex differs: female in the scan, male in the request");
    expect(words("Maria Lopez")).toEqual([
      "birth date agrees: 12 March 1961",
      "name agrees: “MARIA LOPEZ” in the scan, “Maria Lopez” in the request",
    ]);
  });
});

describe("file against file", () => {
  const file = (name: string, birthDate: string | null, patientId: string) => ({ name, birthDate, sex: "", patientId });

  it("another patient ID alone does not make another person", () => {
    const { verdict: got, reasons } = compareFiles(
      file("Lopez^Maria", "1961-03-12", "A1"),
      file("LOPEZ^MARIA", "1961-03-12", "B2"),
    );
    expect(got).toBe("match");
    expect(reasons[0]?.words).toBe("patient IDs differ: “A1” and “B2”, as after a change of hospital");
  });

  it("the same ID makes sure what was probable, not what was a mismatch", () => {
    expect(compareFiles(file("Lopez^Maria", null, "A1"), file("LOPEZ^MARIA", "1961-03-12", "A1")).verdict).toBe(
      "match",
    );
    expect(compareFiles(file("Lopez^Maria", null, "A1"), file("LOPEZ^MARIA", "1961-03-12", "A2")).verdict).toBe(
      "probable",
    );
    expect(compareFiles(file("Lopez^Maria", null, "1"), file("WEBER^HANS", null, "1")).verdict).toBe("mismatch");
    expect(compareFiles(file("ANON", null, "1"), file("ANON", null, "1")).verdict).toBe("match");
    expect(compareFiles(file("ANON", null, ""), file("ANON", null, "")).verdict).toBe("unknown");
  });
});
