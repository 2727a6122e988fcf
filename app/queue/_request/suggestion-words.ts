import { dayWords, say } from "#lib/platform/language.ts";
import type { Suggestion } from "#lib/triage/suggestion.ts";

/** What speaks for and against a surgeon, in one line, the weightiest first. `of` says for how many requests. */
export function suggestionWords({ missing, licensed, fits, load, away }: Suggestion, of: number): string {
  const until = (day: string) => say("en", dayWords(day) ?? day).replace(/, \d{4}$/, "");
  const absence = away && (away.now ? `Away until ${until(away.lastDay)}` : `Away from ${until(away.firstDay)}`);
  return [
    away?.now ? absence : "",
    licenseWords(),
    fits === null ? "" : fits ? "Reads this region most" : "Reads other regions most",
    load === 0 ? "No open case" : load === 1 ? "1 open case" : `${load.toLocaleString("en-US")} open cases`,
    away && !away.now ? absence : "",
  ]
    .filter(Boolean)
    .join(" · ");

  function licenseWords(): string {
    const states = missing.map((state) => (/^[A-Z]{2}$/.test(state) ? state : "where the patient lives")).join(", ");
    if (!licensed) return `No license for ${states}`;
    if (missing.length > 0) return `No license for ${states}: those are refused`;
    return of === 1 ? "Licensed" : "Licensed for all";
  }
}
