import { expect, test } from "vitest";
import { browserOf, placeOf } from "./browser.ts";

test.each([
  ["Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox, Windows"],
  [
    "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126 Safari/537.36 Edg/126",
    "Edge, Windows",
  ],
  ["Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) AppleWebKit/605.1.15 Version/17 Safari/605.1.15", "Safari, Mac"],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 CriOS/126 Mobile Safari/604.1",
    "Chrome, iPhone",
  ],
  [
    "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 SamsungBrowser/25 Chrome/121 Mobile Safari/537.36",
    "Samsung Internet, Android",
  ],
  ["curl/8.5", "Browser"],
  [null, "Browser"],
])("%s is %s", (said, known) => {
  expect(browserOf(said)).toBe(known);
});

test.each([
  ["203.0.113.77", "203.0.113.…"],
  ["2001:db8:1:2::/64", "2001:db8:1::"],
  ["::1", "::"],
  ["unknown", null],
  ["<script>", null],
])("of %s no more is kept than %s", (address, place) => {
  expect(placeOf(address)).toBe(place);
});
