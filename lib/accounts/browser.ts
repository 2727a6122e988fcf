/**
 * What a browser says of itself, as people know it: "Firefox, Windows". Enough to recognise one's own, and no more is
 * kept of it.
 */
export function browserOf(userAgent: string | null): string {
  const said = userAgent ?? "";
  const family = families.find(([sign]) => sign.test(said))?.[1];
  const system = systems.find(([sign]) => sign.test(said))?.[1];
  return [family ?? "Browser", system].filter(Boolean).join(", ");
}

/** Most browsers also name those they want to be taken for: the first that fits is meant. */
const families = [
  [/\bEdg(e|A|iOS)?\//, "Edge"],
  [/\bSamsungBrowser\//, "Samsung Internet"],
  [/\b(OPR|Opera)\//, "Opera"],
  [/\b(Firefox|FxiOS)\//, "Firefox"],
  [/\b(Headless)?Chrom(e|ium)\/|\bCriOS\//, "Chrome"],
  [/\bSafari\//, "Safari"],
] as const;

const systems = [
  [/\biPad\b/, "iPad"],
  [/\biPhone\b/, "iPhone"],
  [/\bAndroid\b/, "Android"],
  [/\bWindows\b/, "Windows"],
  [/\bMac OS X\b/, "Mac"],
  [/\bCrOS\b/, "ChromeOS"],
  [/\bLinux\b/, "Linux"],
] as const;

/** The network that an address belongs to, cut short so that it names no household: "203.0.113.…", "2001:db8:1::". */
export function placeOf(address: string): string | null {
  const parts = /^(\d{1,3}\.\d{1,3}\.\d{1,3})\.\d{1,3}$/.exec(address);
  if (parts?.[1]) return `${parts[1]}.…`;
  if (!/^[0-9a-f:]+(\/64)?$/i.test(address) || !address.includes(":")) return null;
  const groups = (address.split("::")[0] ?? "").split(":").filter(Boolean).slice(0, 3);
  return `${groups.join(":")}::`;
}
