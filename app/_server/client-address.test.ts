import { expect, test } from "vitest";
import { clientAddress } from "./client-address.ts";

test.each([
  ["203.0.113.7", 1, "203.0.113.7"],
  ["made up, 203.0.113.7 ", 1, "203.0.113.7"],
  ["made up, 203.0.113.7, 10.0.0.2", 2, "203.0.113.7"],
  ["203.0.113.7", 2, undefined],
  ["203.0.113.7", 0, undefined],
  ["203.0.113.7:4711", 1, "203.0.113.7"],
  ["x".repeat(500), 1, "x".repeat(200)],
  ["2001:db8:1:2:3:4:5:6", 1, "2001:db8:1:2::/64"],
  ["[2001:DB8:1:2:3:4:5:6]:4711", 1, "2001:db8:1:2::/64"],
  ["2001:0db8:0001:2::6", 1, "2001:db8:1:2::/64"],
  ["2001:db8::6", 1, "2001:db8:0:0::/64"],
  ["2001:db8:0:0:1::6", 1, "2001:db8:0:0::/64"],
  ["::1", 1, "0:0:0:0::/64"],
  ["::ffff:203.0.113.7", 1, "203.0.113.7"],
  ["", 1, undefined],
])("a request forwarded for %j by %i proxies comes from %s", (forwarded, proxies, address) =>
  expect(clientAddress(new Headers({ "x-forwarded-for": forwarded }), proxies)).toBe(address),
);
