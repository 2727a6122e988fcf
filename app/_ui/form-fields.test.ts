import { expect, test } from "vitest";
import { fieldsOf } from "./form-fields.ts";

const form = (...entries: [string, string][]) => {
  const data = new FormData();
  for (const [name, value] of entries) data.append(name, value);
  return fieldsOf(data);
};

test("a form becomes an object: nested names, lists, and nothing of the framework's own", () => {
  expect(
    form(
      ["$ACTION_ID_1", "x"],
      ["fullName", "Pat"],
      ["birthDate.month", "4"],
      ["birthDate.day", "27"],
      ["regions", "hips"],
      ["regions", "thighs"],
      ["regions", "calves"],
      ["areas.knee_left", "chosen"],
      ["areas.knee_left", "pain"],
      ["areas.neck", "pain"],
    ),
  ).toEqual({
    fullName: "Pat",
    birthDate: { month: "4", day: "27" },
    regions: ["hips", "thighs", "calves"],
    areas: { knee_left: ["chosen", "pain"], neck: "pain" },
  });
});

test("names that every object knows are names like others", () => {
  const typed = form(
    ["toString", "x"],
    ["constructor.prototype", "y"],
    ["a.__proto__", "z"],
    ["__proto__", "z"],
    ["__proto__.polluted", "z"],
  );
  expect(Object.entries(typed)).toContainEqual(["toString", "x"]);
  expect(typed["constructor"]).toEqual({ prototype: "y" });
  expect(({} as { polluted?: string }).polluted).toBeUndefined();
});

test("a name used both ways does no harm", () => {
  expect(form(["weeks", "1"], ["weeks.medicine", "6"])).toEqual({ weeks: { medicine: "6" } });
  expect(form(["weeks", "1"], ["weeks", "2"], ["weeks.medicine", "6"])).toEqual({ weeks: { medicine: "6" } });
});

test("a file in a field is left out", () => {
  const data = new FormData();
  data.append("fullName", new Blob(["x"]), "x.txt");
  expect(fieldsOf(data)).toEqual({});
});
