/** What of a request others may change while somebody works on it, in words. */
export type Shown = Readonly<Record<string, string>>;

/** What differs between what somebody saw and what is there now, with both. */
export const differences = (seen: Shown, now: Shown): { name: string; seen: string; now: string }[] =>
  Object.keys({ ...seen, ...now })
    .map((name) => ({ name, seen: seen[name] ?? "", now: now[name] ?? "" }))
    .filter((one) => one.seen !== one.now);
