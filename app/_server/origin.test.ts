import { expect, test } from "vitest";
import { originOf } from "./origin.ts";

const from = (address: string, agent = "") =>
  originOf(new Headers({ "x-forwarded-for": address, "user-agent": agent }));

test.each([
  ["203.0.113.77", "203.0.113.0/24"],
  ["made up, 203.0.113.77", "203.0.113.0/24"],
  ["::ffff:203.0.113.77", "203.0.113.0/24"],
  ["2001:db8:1:2:3:4:5:6", "2001:db8:1::/48"],
  ["2001:db8::6", "2001:db8::/48"],
  ["::1", "::/48"],
  ["<script>", "unknown"],
  ["Pat Sample", "unknown"],
])("of the address %s the trail keeps %s", (address, place) => {
  expect(from(address).place).toBe(place);
});

test.each([
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox"],
  ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36", "Chrome"],
  ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36 Edg/142.0", "Edge"],
  ["Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1", "Safari"],
  ["curl/8.5.0", "other"],
  ["", "other"],
])("%s is %s", (agent, browser) => {
  expect(from("203.0.113.7", agent).browser).toBe(browser);
});
