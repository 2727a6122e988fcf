/** "1 picture", "1,234 pictures". */
export function counted(count: number, one: string, many = `${one}s`): string {
  return `${number.format(count)} ${count === 1 ? one : many}`;
}

/** "March 4, 2024" for an ISO date; null for none or one that no calendar has. */
export function dayWords(date: string | null): string | null {
  const time = date ? new Date(`${date}T00:00:00Z`) : null;
  return time && !Number.isNaN(time.getTime()) ? days.format(time) : null;
}

const number = new Intl.NumberFormat("en-US");
const days = new Intl.DateTimeFormat("en-US", { dateStyle: "long", timeZone: "UTC" });
