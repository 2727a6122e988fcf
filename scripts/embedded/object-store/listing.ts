/** What a listing asks for: keys that begin with `prefix` and come after `after`, folded at the delimiter. */
export type ListingQuery = { prefix: string; delimiter: string; after: string; limit: number };

/** One page; `next` is what to give as `after` for the following one. */
export type Page = { keys: string[]; prefixes: string[]; next?: string };

// Comes after every key that shares a folded prefix, so that the next page steps over all of them.
const last = "\u{10ffff}";

/** Cuts one page from keys in UTF-8 order. */
export function pageOf(sortedKeys: readonly string[], { prefix, delimiter, after, limit }: ListingQuery): Page {
  const page: Page = { keys: [], prefixes: [] };
  let latest = after;
  for (let at = firstAfter(sortedKeys, after, prefix); at < sortedKeys.length; at++) {
    const key = sortedKeys[at] ?? "";
    if (!key.startsWith(prefix)) break;
    if (byUtf8(key, latest) <= 0) continue;
    if (page.keys.length + page.prefixes.length === limit) return limit === 0 ? page : { ...page, next: latest };
    const fold = delimiter === "" ? -1 : key.indexOf(delimiter, prefix.length);
    if (fold < 0) {
      page.keys.push(key);
      latest = key;
    } else {
      const folded = key.slice(0, fold + delimiter.length);
      page.prefixes.push(folded);
      latest = folded + last;
    }
  }
  return page;
}

/** Orders as the bytes of UTF-8 do; plain string order differs where a key holds surrogate pairs. */
export function byUtf8(a: string, b: string): number {
  const length = Math.min(a.length, b.length);
  for (let at = 0; at < length; at++) {
    const [x, y] = [a.charCodeAt(at), b.charCodeAt(at)];
    if (x !== y) return rank(x) - rank(y);
  }
  return a.length - b.length;
}

function rank(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit;
}

function firstAfter(keys: readonly string[], after: string, prefix: string): number {
  const goal = byUtf8(after, prefix) > 0 ? after : prefix;
  let [low, high] = [0, keys.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byUtf8(keys[middle] ?? "", goal) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}
