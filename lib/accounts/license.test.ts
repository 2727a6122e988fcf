import { expect, test } from "vitest";
import { licensedStates } from "./license.ts";

const on = (day: string | null) => (day === null ? null : new Date(day));

test("a license counts up to its last day and on it, and one without an end counts", () => {
  const licenses = [
    { state: "NY", expiresOn: on("2026-11-30") },
    { state: "NJ", expiresOn: on(null) },
    { state: "PA", expiresOn: on("2026-01-31") },
  ];
  expect(licensedStates(licenses, "2026-01-31")).toEqual(["NY", "NJ", "PA"]);
  expect(licensedStates(licenses, "2026-11-30")).toEqual(["NY", "NJ"]);
  expect(licensedStates(licenses, "2026-12-01")).toEqual(["NJ"]);
});
