/** No look-alikes and no vowels: nothing to misread on the telephone, no words by accident. */
const alphabet = "23456789BCDFGHJKMNPQRSTVWXZ";

/** A reference that people read out on the telephone, e.g. "F-7KQ2-M9XC"; `random` fills bytes. */
export function newReference(
  random: (bytes: Uint8Array<ArrayBuffer>) => Uint8Array = (b) => crypto.getRandomValues(b),
): string {
  const letters: string[] = [];
  while (letters.length < 8)
    for (const byte of random(new Uint8Array(16))) {
      // Bytes above the last whole multiple are thrown away, so that each letter is equally likely.
      if (byte < 243 && letters.length < 8) letters.push(alphabet[byte % 27] ?? "");
    }
  return `F-${letters.slice(0, 4).join("")}-${letters.slice(4).join("")}`;
}
