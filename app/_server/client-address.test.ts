import { expect, test } from "vitest";
import { clientAddress } from "./client-address.ts";

test.each([
  [{ "x-forwarded-for": "203.0.113.7" }, "203.0.113.7"],
  [{ "x-forwarded-for": "made up, 203.0.113.7 " }, "203.0.113.7"],
  [{ "x-forwarded-for": "x".repeat(500) }, "x".repeat(200)],
  [{}, "unknown"],
])("a request with %j comes from %s", (headers, address) =>
  expect(clientAddress(new Headers(headers as HeadersInit))).toBe(address),
);
