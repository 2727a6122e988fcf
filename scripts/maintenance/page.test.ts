import { expect, test } from "vitest";
import { clinicOf } from "#lib/platform/env.ts";
import { maintenancePage } from "./page.ts";

test("the page says whom to call in both languages, and asks for nothing else", () => {
  const page = maintenancePage(
    clinicOf({ CLINIC_NAME: 'Clinic <b>"O’Neil" & Sons', CLINIC_PHONE: "+1 (212) 555-0123" }),
  );
  expect(page).toContain("Clinic &#60;b&#62;&#34;O’Neil&#34; &#38; Sons");
  expect(page.match(/tel:\+12125550123/g)).toHaveLength(2);
  expect(page.match(/tel:911/g)).toHaveLength(2);
  expect(page).toMatch(/lang="es"[\s\S]*Volvemos pronto/);
  expect(page).not.toMatch(/<script|src=|url\(|https?:|@import/);
});
