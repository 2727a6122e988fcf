import { expect, test } from "vitest";
import { kindOf } from "./log.ts";

test("an error is told by kind, code and place, and never by its message", () => {
  const message =
    "\nInvalid `tx.account.create()` invocation in\n  {\n  email: 'pat@example.org'\n  at home: 'pat@example.org'";
  const error = Object.assign(new TypeError(message), { code: "P2002" });
  const told = kindOf(error);
  expect(told).toMatch(/^TypeError P2002 at .*log\.test\.ts/);
  expect(told).not.toMatch(/pat@|Invalid|invocation/);
});

test.each(["a word", undefined, null, { email: "pat@example.org" }])(
  "what is thrown and no error is told by kind: %j",
  (thrown) => {
    expect(kindOf(thrown)).toBe(typeof thrown);
  },
);
