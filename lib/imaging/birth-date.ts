/** What a wrong birth date most probably is. A named slip explains the difference; it does not excuse it. */
export type DateSlip =
  "day and month swapped" | "one digit" | "two digits swapped" | "another century" | "only the year";

/** The slip that turns one ISO date into the other; null when there is none so plain, or the dates are equal. */
export function dateSlip(one: string, other: string): DateSlip | null {
  const [a, b] = [one, other].map((date) => date.split("-")) as [string[], string[]];
  const [year, month, day] = a;
  if (one === other || a.length !== 3 || b.length !== 3) return null;
  if (year === b[0] && month === b[2] && day === b[1]) return "day and month swapped";
  if (one.slice(2) === other.slice(2)) return "another century";
  const [first, second] = [a.join(""), b.join("")];
  const differing = first.split("").flatMap((digit, at) => (digit === second[at] ? [] : [at]));
  if (differing.length === 1) return "one digit";
  const [at = 0, next = 0] = differing;
  if (differing.length === 2 && next === at + 1 && first[at] === second[next] && first[next] === second[at]) {
    return "two digits swapped";
  }
  const sides = [one, other].filter((date) => date.endsWith("-01-01"));
  return year === b[0] && sides.length === 1 ? "only the year" : null;
}

/** Dates that scanners and anonymisers write where none is known. */
export function isFiller(date: string): boolean {
  return date < "1900-01-02" || date === "1901-01-01" || date === "9999-12-31";
}

/** "12 March 1961". */
export function dateWords(date: string): string {
  return calendar.format(new Date(`${date}T00:00:00Z`));
}

const calendar = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
