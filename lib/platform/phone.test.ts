import { expect, test } from "vitest";
import { telOf, writtenHere } from "./phone.ts";

test.each([
  ["+12125550123", "(212) 555-0123", "tel:+12125550123"],
  ["+1 555 010 0199", "(555) 010-0199", "tel:+15550100199"],
  ["+1 (212) 555-0123", "(212) 555-0123", "tel:+12125550123"],
  ["+44 20 7946 0000", "+44 20 7946 0000", "tel:+442079460000"],
  ["+1 212 555 0123 ext. 7", "+1 212 555 0123 ext. 7", "tel:+121255501237"],
  ["911", "911", "tel:911"],
])("%s is written %s and called by %s, also once it is so written", (number, written, address) => {
  expect(writtenHere(number)).toBe(written);
  expect([telOf(number), telOf(written)]).toEqual([address, address]);
});
