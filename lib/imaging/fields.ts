import { type DataSet, latin } from "#lib/imaging/data-set.ts";
import { textReader } from "#lib/imaging/charset.ts";
import type { TextReader } from "#lib/imaging/charset.ts";

/** Typed, bounded access to the elements of one data set. Nothing here throws: what is absent or malformed is "" or null. */
export type Fields = {
  has: (tag: string) => boolean;
  /** One value, without padding, line breaks or control characters, at most 1,024 characters. */
  text: (tag: string) => string;
  texts: (tag: string) => string[];
  name: (tag: string) => string;
  uid: (tag: string) => string;
  date: (tag: string) => string | null;
  number: (tag: string) => number | null;
  /** The numbers of a DS element: exactly `count`, else null; without a count, up to 64. */
  numbers: (tag: string, count?: number) => number[] | null;
  integer: (tag: string) => number | null;
  short: (tag: string) => number | null;
  double: (tag: string) => number | null;
  items: (tag: string) => Fields[];
  item: (tag: string) => Fields;
};

const maxText = 1024;
const maxBytes = 8192;
const maxItems = 20_000;

/** Reads the elements of a data set; `decode` is the character set inherited from the data set around it. */
export const readFields = (set: DataSet | undefined, decode: TextReader = undeclared): Fields =>
  set ? new SetFields(set, decode) : nothing;

class SetFields implements Fields {
  readonly #set: DataSet;
  readonly #reader: TextReader;

  constructor(set: DataSet, decode: TextReader) {
    this.#set = set;
    const terms = this.#plain("x00080005");
    this.#reader = terms === "" ? decode : readerOf(terms);
  }

  has(tag: string): boolean {
    return (this.#set.elements[tag]?.length ?? 0) > 0;
  }

  text(tag: string): string {
    return tidy(this.#read(tag).split("\\", 1)[0] ?? "");
  }

  texts(tag: string): string[] {
    return this.#read(tag).split("\\", 32).map(tidy);
  }

  name(tag: string): string {
    return tidy(this.#read(tag, true)).replace(/[\^= ]+$/, "");
  }

  uid(tag: string): string {
    return this.#plain(tag).replace(/[\0 ]+$/, "");
  }

  date(tag: string): string | null {
    return toDate(this.#plain(tag));
  }

  number(tag: string): number | null {
    return this.#numbers(tag)[0] ?? null;
  }

  numbers(tag: string, count?: number): number[] | null {
    const found = this.#numbers(tag);
    if (count === undefined) return found.length > 0 ? found : null;
    return found.length === count ? found : null;
  }

  integer(tag: string): number | null {
    const value = this.#numbers(tag)[0];
    return value !== undefined && Math.abs(value) < 2 ** 31 ? Math.trunc(value) : null;
  }

  short(tag: string): number | null {
    return this.#holds(tag, 2) ? (this.#set.uint16(tag) ?? null) : null;
  }

  double(tag: string): number | null {
    const value = this.#holds(tag, 8) ? this.#set.double(tag) : undefined;
    return value !== undefined && Number.isFinite(value) ? value : null;
  }

  items(tag: string): Fields[] {
    return (this.#set.elements[tag]?.items ?? [])
      .slice(0, maxItems)
      .map(({ dataSet }) => readFields(dataSet, this.#reader));
  }

  item(tag: string): Fields {
    return readFields(this.#set.elements[tag]?.items?.[0]?.dataSet, this.#reader);
  }

  #bytes(tag: string): Uint8Array | null {
    const element = this.#set.elements[tag];
    const { byteArray } = this.#set;
    if (!element || element.items || element.dataOffset + element.length > byteArray.length) return null;
    return byteArray.subarray(element.dataOffset, element.dataOffset + Math.min(element.length, maxBytes));
  }

  #holds(tag: string, bytes: number): boolean {
    const element = this.#set.elements[tag];
    return element !== undefined && !element.items && element.length >= bytes;
  }

  #plain(tag: string): string {
    const bytes = this.#bytes(tag);
    return bytes ? latin(bytes) : "";
  }

  #read(tag: string, name = false): string {
    const bytes = this.#bytes(tag);
    return bytes ? this.#reader(bytes, name) : "";
  }

  #numbers(tag: string): number[] {
    const text = this.#plain(tag);
    if (text === "") return [];
    return text
      .split("\\", 64)
      .map((value) => toNumber(value))
      .filter((value) => value !== null);
  }
}

const undeclared = textReader([]);

/** The elements of no data set. */
const nothing: Fields = {
  has: () => false,
  text: () => "",
  texts: () => [""],
  name: () => "",
  uid: () => "",
  date: () => null,
  number: () => null,
  numbers: () => null,
  integer: () => null,
  short: () => null,
  double: () => null,
  items: () => [],
  item: () => nothing,
};

const readers = new Map<string, TextReader>();

/** Files are alike: the reader of their character set is made once. */
function readerOf(terms: string): TextReader {
  const known = readers.get(terms);
  if (known) return known;
  const reader = textReader(terms.split("\\"));
  if (readers.size < 64) readers.set(terms, reader);
  return reader;
}

/** Digits and dots, at most 64 (PS3.5 9.1). Leading zeros, which old scanners write, are let pass. */
export function uidIsSound(uid: string): boolean {
  return /^[0-9]+(\.[0-9]+)*$/.test(uid) && uid.length <= 64;
}

/** A control character has no meaning in a header and breaks tables and logs. */
function tidy(value: string): string {
  // Half a character, left by the cut, is no text that a database takes.
  const tidied = value
    .trim()
    .slice(0, maxText)
    .replace(/[\ud800-\udbff]$/, "");
  return /[\p{Cc}\u2028\u2029]/u.test(tidied) ? tidied.replace(/[\p{Cc}\u2028\u2029]+/gu, " ").trim() : tidied;
}

/** DS and IS: DICOM's decimal notation only, so that "0x10", "" or "NaN" are not numbers. Some scanners write a comma. */
function toNumber(value: string): number | null {
  const match = /^[\0 ]*([+-]?(?:\d+[.,]?\d*|[.,]\d+)(?:[eE][+-]?\d+)?)/.exec(value);
  const number = Number(match?.[1]?.replace(",", ".") ?? Number.NaN);
  return Number.isFinite(number) ? number : null;
}

/** DA, and the YYYY.MM.DD of ACR-NEMA, to ISO; a day that does not exist is null. */
function toDate(value: string): string | null {
  const match = /^ *(\d{4})[.-]?(\d{2})[.-]?(\d{2})/.exec(value);
  if (!match) return null;
  const iso = match.slice(1).join("-");
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso) && Number(match[1]) > 1800 ? iso : null;
}
