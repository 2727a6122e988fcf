/** A day as people in the United States write it: "Mar 4, 1961". */
export const dayWords = (iso: string): string => {
  const day = new Date(`${iso}T00:00:00Z`);
  return Number.isNaN(day.getTime()) ? iso : calendar.format(day);
};

const calendar = new Intl.DateTimeFormat("en-US", { dateStyle: "medium", timeZone: "UTC" });

/** A number for an overlay: whole where it is large, with a true minus sign. */
export function figure(value: number): string {
  const size = Math.abs(value);
  const text = size >= 100 ? String(Math.round(size)) : String(Number(size.toPrecision(3)));
  return value < 0 && Number(text) !== 0 ? `−${text}` : text;
}

/** The runs of a row of flags that are set, as [from, to) shares of the whole: where a series is loaded. */
export function runs(flags: readonly boolean[]): [number, number][] {
  const found: [number, number][] = [];
  let from = -1;
  for (let at = 0; at <= flags.length; at++) {
    if (flags[at] && from < 0) from = at;
    if (!flags[at] && from >= 0) {
      found.push([from / flags.length, at / flags.length]);
      from = -1;
    }
  }
  return found;
}
