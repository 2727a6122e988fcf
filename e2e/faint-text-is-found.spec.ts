import { expect, test } from "@playwright/test";
import { isAccessible } from "./accessibility.ts";

test("a text that is too faint is found, also among texts whose look is known", async ({ page }) => {
  const show = (style: string) =>
    page.setContent(
      `<html lang="en"><title>Texts</title><body style="background: white">
        <main><p style="color: #555">Dark</p><div style="background: #333"><p style="${style}">Another</p></div></main>`,
    );
  await show("color: white");
  await isAccessible(page);
  await show("color: #555");
  await expect(isAccessible(page)).rejects.toThrow(/color-contrast: <p .*Another/);
  await show("color: white; opacity: 0.3");
  await expect(isAccessible(page)).rejects.toThrow(/color-contrast: <p/);
  await show("color: white");
  await isAccessible(page);
});
