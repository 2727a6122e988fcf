import { expect, test } from "vitest";
import { differences } from "./under-hands.ts";

test("what another changed is named with both versions, what came or went too, and what stayed is not", () => {
  const seen = { Status: "In triage", Owner: "Robin Sample", Urgency: "Routine" };
  expect(differences(seen, seen)).toEqual([]);
  expect(differences(seen, { ...seen, Status: "With surgeon", Surgeon: "Ada Sample" })).toEqual([
    { name: "Status", seen: "In triage", now: "With surgeon" },
    { name: "Surgeon", seen: "", now: "Ada Sample" },
  ]);
});
