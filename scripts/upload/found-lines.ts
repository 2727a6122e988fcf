import { sizeWords } from "#lib/upload/estimate.ts";
import type { Selection } from "#lib/upload/plan.ts";

/** What was found and what was left out, and why: said before anything is sent. */
export function foundLines({ studies, images, bytes, leftOut, papers, discs }: Selection): string[] {
  const lines = [`Found: ${images} pictures, ${sizeWords(bytes)}.`];
  for (const { description, date, series } of studies) {
    const pictures = series.reduce((sum, one) => sum + one.images, 0);
    lines.push(
      `  ${description || "A scan"}, ${date ?? "date unknown"}: ${series.length} series, ${pictures} pictures`,
    );
  }
  const reasons = new Map<string, string[]>();
  for (const { words, path } of leftOut) reasons.set(words.en, [...(reasons.get(words.en) ?? []), path]);
  if (papers.length > 0)
    reasons.set(
      "A document or photo: add it to the request in the browser",
      papers.map(({ path }) => path),
    );
  if (reasons.size > 0) lines.push("Left out:");
  for (const [words, paths] of reasons) lines.push(`  ${words}: ${named(paths)}`);
  for (const { path, absent } of discs)
    if (absent.length > 0) lines.push(`Missing, though ${path} lists it: ${named(absent)}`);
  return lines;
}

const most = 5;

function named(paths: readonly string[]): string {
  const rest = paths.length - most;
  return paths.slice(0, most).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}
