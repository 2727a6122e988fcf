/** Decodes the value of a text element to a string. `name` resets code extensions at ^ and = too (PS3.5 6.1.2.5.3). */
export type TextReader = (bytes: Uint8Array, name?: boolean) => string;

/**
 * The reader for a Specific Character Set (0008,0005), whose values are the defined terms of PS3.3 C.12.1.1.2.
 * An absent, default or unknown set is read as UTF-8 when the bytes are valid UTF-8, otherwise as Western European:
 * many scanners write accents without declaring them. Never throws.
 */
export function textReader(terms: readonly string[]): TextReader {
  const reader = readerFor(terms);
  return (bytes, name) => (isPlain(bytes) ? String.fromCharCode(...bytes) : reader(bytes, name));
}

function readerFor(terms: readonly string[]): TextReader {
  const sets = terms.map((term) => term.trim().toUpperCase());
  const labels = sets.map((term) => singleSets.get(term.replace("ISO 2022 IR ", "ISO_IR ")));
  const first = labels[0];
  const extended = sets.length > 1 || sets.some((term) => term.startsWith("ISO 2022"));
  if (extended && first !== "utf-8" && first !== "gb18030") {
    return (bytes, name) => extendedText(bytes, first ?? "windows-1252", name ?? false);
  }
  return first === undefined ? undeclared : (bytes) => decode(bytes, first);
}

const singleSets: ReadonlyMap<string, string> = new Map([
  ["ISO_IR 13", "shift_jis"],
  ["ISO_IR 100", "windows-1252"],
  ["ISO_IR 101", "iso-8859-2"],
  ["ISO_IR 109", "iso-8859-3"],
  ["ISO_IR 110", "iso-8859-4"],
  ["ISO_IR 126", "iso-8859-7"],
  ["ISO_IR 127", "iso-8859-6"],
  ["ISO_IR 138", "iso-8859-8"],
  ["ISO_IR 144", "iso-8859-5"],
  ["ISO_IR 148", "windows-1254"],
  ["ISO_IR 166", "windows-874"],
  ["ISO_IR 192", "utf-8"],
  ["ISO_IR 203", "iso-8859-15"],
  ["GB18030", "gb18030"],
  ["GBK", "gb18030"],
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
    if (byte === 0x1b) {
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
  return bytes.length < 1024 && bytes.every((byte) => byte < 0x7f && byte !== 0x1b);
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
