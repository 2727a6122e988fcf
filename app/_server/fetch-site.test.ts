import { expect, test } from "vitest";
import { isForeignFetch } from "./fetch-site.ts";

const asked = (method: string, site: string | null, mode = "cors", dest = "empty") =>
  isForeignFetch({
    method,
    headers: new Headers({ ...(site && { "sec-fetch-site": site }), "sec-fetch-mode": mode, "sec-fetch-dest": dest }),
  });

test("our own pages, somebody who types the address, and what is no browser may ask", () => {
  for (const site of ["same-origin", "none", null])
    for (const method of ["GET", "POST", "PUT"]) expect(asked(method, site)).toBe(false);
});

test.each(["cross-site", "same-site"])("a page of another site may link here and nothing else (%s)", (site) => {
  expect(asked("GET", site, "navigate", "document")).toBe(false);
  expect(asked("POST", site, "navigate", "document")).toBe(true);
  expect(asked("GET", site, "navigate", "iframe")).toBe(true);
  expect(asked("GET", site, "no-cors", "image")).toBe(true);
  expect(asked("GET", site, "cors", "empty")).toBe(true);
  expect(asked("POST", site)).toBe(true);
});
