import { expect, test } from "vitest";
import { codeOfResult, newPatient, newStaff } from "../../config/command-scene.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { keepLayout } from "./keep-layout.ts";
import { listLayouts } from "./list-layouts.ts";

test("a layout is remembered for each kind of examination, and for its surgeon alone", async () => {
  const [one, other] = [await newStaff("surgeon"), await newStaff("surgeon")];
  for (const [protocol, panes] of [["spine_mr", 3] as const, ["ct", 2] as const, ["spine_mr", 1] as const])
    expectOk(await keepLayout(one, { protocol, panes }));
  expect(expectOk(await listLayouts(one, {}))).toEqual({ spine_mr: 1, ct: 2 });
  expect(expectOk(await listLayouts(other, {}))).toEqual({});
  expect(codeOfResult(await keepLayout(one, { protocol: "ct", panes: 9 }))).toBe("invalid");
  for (const stranger of [await newPatient(), await newStaff("coordinator")]) {
    expect(codeOfResult(await keepLayout(stranger, { protocol: "ct", panes: 1 }))).toBe("forbidden");
    expect(codeOfResult(await listLayouts(stranger, {}))).toBe("forbidden");
  }
});
