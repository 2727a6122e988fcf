import { expect, test } from "vitest";
import { clientAddress } from "./client-address.ts";

test.each([
  [{ "x-forwarded-for": "203.0.113.7" }, "203.0.113.7"],
  [{ "x-forwarded-for": "made up, 203.0.113.7 " }, "203.0.113.7"],
  [{ "x-forwarded-for": "x".repeat(500) }, "x".repeat(200)],
  [{ "x-forwarded-for": "2001:db8:1:2:3:4:5:6" }, "2001:db8:1:2::/64"],
  [{ "x-forwarded-for": "2001:db8:1:2::6" }, "2001:db8:1:2::/64"],
  [{ "x-forwarded-for": "2001:db8::6" }, "2001:db8::/64"],
  [{ "x-forwarded-for": "::1" }, "::/64"],
  [{ "x-forwarded-for": "::ffff:203.0.113.7" }, "::ffff:203.0.113.7"],
  [{}, "unknown"],
])("a request with %j comes from %s", (headers, address) =>
  expect(clientAddress(new Headers(headers as HeadersInit))).toBe(address),
);
