import { expect, test } from "vitest";
import { differences } from "./scan-identity.ts";

const request = { name: "María Jones-Smith", birthDate: "1961-04-27" };

test.each([
  ["JONES^MARIA", "1961-04-27"],
  ["Smith^M", "19610427"],
  ["Wilson^Maria", null],
  [null, null],
])("%s, born %s, may be the same person", (name, birthDate) => {
  expect(differences(request, { name, birthDate })).toEqual([]);
});

test("another name and another birth date are named", () => {
  expect(differences(request, { name: "DOE^JOHN", birthDate: "1970-01-01" })).toEqual(["name", "birth date"]);
});
