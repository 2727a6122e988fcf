import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { expect, type Page } from "@playwright/test";
import type * as Axe from "axe-core";

/** A title, and no finding of axe on the page as it is now. */
export async function isAccessible(page: Page): Promise<void> {
  await page.evaluate(standsStill);
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe); // half a megabyte, once a page
  const { violations, looks } = await page.evaluate(findings, [...legible]);
  const told = violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(" | ")}`);
  expect(told, `axe on ${new URL(page.url()).pathname}`).toEqual([]);
  for (const look of looks) legible.add(look);
  await expect(page).toHaveTitle(/\S/);
}

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** In the page: waits for colours and places that are on their way to others; what turns for ever is not waited for. */
async function standsStill(): Promise<void> {
  const ends = document.getAnimations().filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity);
  await Promise.all(ends.map(({ finished }) => finished.catch(() => undefined)));
}

/** Looks of text whose contrast axe has found good: most of its time goes there, and most text looks like other text. */
const legible = new Set<string>();

/**
 * In the page: what axe finds, and which looks of text it found legible; the contrast of a look that is known as such
 * is not looked at again. There are no frames to look into.
 */
async function findings(known: string[]): Promise<{ violations: Axe.Result[]; looks: string[] }> {
  const { run } = (window as unknown as { axe: typeof Axe }).axe;
  const { violations } = await run(document, {
    resultTypes: ["violations"], // what passed is not told node by node
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    rules: {
      "document-title": { enabled: false }, // looked at apart: while one page takes another's place there is none
      "color-contrast": { enabled: false }, // below
    },
  });

  const grounds = new Map<Element | null, string>([[null, ""]]);
  const groundOf = (element: Element | null): string => {
    const before = grounds.get(element);
    if (before !== undefined || !element) return before ?? "";
    const { backgroundColor, backgroundImage, opacity, filter, position } = getComputedStyle(element);
    const own = [backgroundColor, backgroundImage, opacity, filter, position, element.ariaDisabled].join();
    const ground = groundOf(element.parentElement) + (own === "rgba(0, 0, 0, 0),none,1,none,static," ? "" : `>${own}`);
    grounds.set(element, ground);
    return ground;
  };
  const lookOf = (element: Element): string => {
    const { color, fontSize, fontWeight, textShadow } = getComputedStyle(element);
    const control = element instanceof HTMLLabelElement ? element.control : element;
    return [color, fontSize, fontWeight, textShadow, control?.matches(":disabled"), groundOf(element)].join();
  };
  const isText = (element: Element): boolean =>
    element.matches("input, select, textarea") ||
    [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim());

  const legibleHere = new Set(known);
  const texts = new Map<string, Element>();
  for (const element of document.body.querySelectorAll("*")) {
    if (!isText(element) || !element.checkVisibility()) continue;
    const look = lookOf(element);
    if (!legibleHere.has(look)) texts.set(look, element);
  }
  if (texts.size === 0) return { violations, looks: [] };
  const contrast = await run({ include: [...texts.values()] } as unknown as Axe.ContextObject, {
    resultTypes: ["violations", "passes"],
    runOnly: { type: "rule", values: ["color-contrast"] },
    elementRef: true,
  });
  const looks = contrast.passes.flatMap(({ nodes }) => nodes.map(({ element }) => lookOf(element as Element)));
  return { violations: [...violations, ...contrast.violations], looks };
}
