import { expect, test } from "vitest";
import { csvOf } from "./csv.ts";

const lines = (...rows: (string | number | null)[][]) =>
  csvOf({ title: "x", head: ["Name", "Count"], rows })
    .replace("\uFEFF", "")
    .split("\r\n")
    .slice(1, -1);

test("a cell that a spreadsheet would take for a formula is made harmless, wherever it comes from", () => {
  for (const name of ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx"]) {
    const [line] = lines([name, 1]);
    expect(line?.replace(/^"/, "").startsWith("'")).toBe(true);
  }
  expect(lines(["Ana", 3])).toEqual(["Ana,3"]);
});

test("quotes, commas and line breaks stay within their cell; what is not shown says so", () => {
  expect(lines(['Dr "A", B', 1])).toEqual(['"Dr ""A"", B",1']);
  expect(lines(["x\ny", 1])).toEqual(['"x\ny",1']);
  expect(lines(["Few", null])).toEqual(["Few,not shown"]);
});
