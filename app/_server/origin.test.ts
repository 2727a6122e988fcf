import { expect, test } from "vitest";
import { originOf } from "./origin.ts";

test.each([
  ["203.0.113.77", "203.0.113.…"],
  ["made up, 203.0.113.77", "203.0.113.…"],
  ["::ffff:203.0.113.77", "203.0.113.…"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1::"],
  ["<script>", "unknown"],
  ["Pat Sample", "unknown"],
])("of the address %s the trail keeps %s", (address, place) => {
  const agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
  const from = originOf(new Headers({ "x-forwarded-for": address, "user-agent": agent }), 1);
  expect(from).toEqual({ place, browser: "Firefox, Linux" });
});
