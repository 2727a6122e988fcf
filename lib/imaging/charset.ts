import { latin } from "#lib/imaging/data-set.ts";

/** Decodes the value of a text element to a string. `name` resets code extensions at ^ and = too (PS3.5 6.1.2.5.3). */
export type TextReader = (bytes: Uint8Array, name?: boolean) => string;

/**
 * The reader for a Specific Character Set (0008,0005), whose values are the defined terms of PS3.3 C.12.1.1.2.
 * An absent, default or unknown set is read as UTF-8 when the bytes are valid UTF-8, otherwise as Western European:
 * many scanners write accents without declaring them. Never throws.
 */
export function textReader(terms: readonly string[]): TextReader {
  const reader = readerFor(terms);
  return (bytes, name) => (isPlain(bytes) ? latin(bytes) : reader(bytes, name));
}

function readerFor(terms: readonly string[]): TextReader {
  const numbers = terms.map(registration);
  const whole = numbers.map((number) => wholeSets.get(number)).find((label) => label !== undefined);
  if (whole !== undefined) return (bytes) => decode(bytes, whole);
  // A first value without a set of its own means ASCII; what stands beyond it without an escape is then of another set.
  const label = numbers.map((number) => sets.get(number)).find((found) => found !== undefined);
  // What reads as UTF-8 is hardly ever Western European, whatever a program that turned it over left declared.
  const isWestern = label === undefined || label === "windows-1252";
  const plain: TextReader = isWestern ? undeclared : (bytes) => decode(bytes, label);
  const extended = terms.length > 1;
  return (bytes, name = false) =>
    extended || bytes.includes(escape) ? extendedText(bytes, label ?? "windows-1252", name) : plain(bytes);
}

const escape = 0x1b;

/** The number of the set in the registry of ISO, or its name. Scanners write "ISO-IR 100" and "ISO 2022-IR 87" too. */
function registration(term: string): string {
  const plain = term.trim().toUpperCase();
  return /^ISO[ _-]?(?:2022)?[ _-]*IR[ _-]*(\d+)$/.exec(plain)?.[1] ?? plain;
}

const sets: ReadonlyMap<string, string> = new Map([
  ["13", "shift_jis"],
  ["58", "gb18030"],
  ["100", "windows-1252"],
  ["101", "iso-8859-2"],
  ["109", "iso-8859-3"],
  ["110", "iso-8859-4"],
  ["126", "iso-8859-7"],
  ["127", "iso-8859-6"],
  ["138", "iso-8859-8"],
  ["144", "iso-8859-5"],
  ["148", "windows-1254"],
  ["149", "euc-kr"],
  ["166", "windows-874"],
  ["203", "iso-8859-15"],
]);

/** Sets without code extensions; the last two are GB18030's predecessors. */
const wholeSets: ReadonlyMap<string, string> = new Map([
  ["192", "utf-8"],
  ["UTF-8", "utf-8"],
  ["GB18030", "gb18030"],
  ["GBK", "gb18030"],
  ["GB2312", "gb18030"],
]);

/** Escape sequences of PS3.3 tables C.12-3 and C.12-4: the bytes after ESC, the side they switch and how that side then reads. */
const escapes: readonly (readonly [string, "low" | "high", string])[] = [
  ["$)C", "high", "euc-kr"],
  ["$)A", "high", "gb18030"],
  ["$(D", "low", "jis0212"],
  ["$B", "low", "jis0208"],
  ["$@", "low", "jis0208"],
  ["(B", "low", "ascii"],
  ["(J", "low", "ascii"],
  [")I", "high", "shift_jis"],
  ["-A", "high", "windows-1252"],
  ["-B", "high", "iso-8859-2"],
  ["-C", "high", "iso-8859-3"],
  ["-D", "high", "iso-8859-4"],
  ["-F", "high", "iso-8859-7"],
  ["-G", "high", "iso-8859-6"],
  ["-H", "high", "iso-8859-8"],
  ["-L", "high", "iso-8859-5"],
  ["-M", "high", "windows-1254"],
  ["-T", "high", "windows-874"],
  ["-b", "high", "iso-8859-15"],
];

function extendedText(bytes: Uint8Array, initial: string, name: boolean): string {
  const resets = name ? "\\^=\r\n\f\t" : "\\\r\n\f\t";
  let text = "";
  let low = "ascii";
  let high = initial;
  let run: number[] = [];
  const flush = () => {
    text += low === "ascii" ? decode(Uint8Array.from(run), high) : decode(japanese(run, low), "euc-jp");
    run = [];
  };
  for (let at = 0; at < bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte === escape) {
      const ahead = String.fromCharCode(...bytes.subarray(at + 1, at + 4));
      const found = escapes.find(([sequence]) => ahead.startsWith(sequence));
      flush();
      if (!found) continue;
      if (found[1] === "low") low = found[2];
      else high = found[2];
      at += found[0].length;
    } else if (low === "ascii" && resets.includes(String.fromCharCode(byte))) {
      flush();
      text += String.fromCharCode(byte);
      high = initial;
    } else {
      run.push(byte);
    }
  }
  flush();
  return text;
}

/** Two-byte JIS in seven bits is EUC-JP with the high bits set; JIS X 0212 carries a prefix byte there. */
function japanese(run: readonly number[], set: string): Uint8Array {
  const high = run.map((byte) => byte | 0x80);
  if (set === "jis0208") return Uint8Array.from(high);
  return Uint8Array.from(high.flatMap((byte, index) => (index % 2 === 0 ? [0x8f, byte] : [byte])));
}

/** Most values: all sets agree on them. The two characters where Japanese differs from ASCII (¥ and ‾) are not worth their price. */
function isPlain(bytes: Uint8Array): boolean {
  if (bytes.length >= 1024) return false;
  for (const byte of bytes) if (byte >= 0x7f || byte === escape) return false;
  return true;
}

function undeclared(bytes: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return decode(bytes, "windows-1252");
  }
}

const decoders = new Map<string, TextDecoder>();

function decode(bytes: Uint8Array, label: string): string {
  let decoder = decoders.get(label);
  if (!decoder) {
    decoder = new TextDecoder(label);
    decoders.set(label, decoder);
  }
  return decoder.decode(bytes);
}
