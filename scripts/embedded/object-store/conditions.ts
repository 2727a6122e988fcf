import { Fault } from "./fault.ts";

/** The bytes a reader wants: from `start` to `end`, both included; `partial` if that is not simply everything. */
export type Span = { start: number; end: number; partial: boolean };

type Known = { etag: string; modified: string; size: number };
type Ask = (header: string) => string | undefined;

/** Whether what the reader already holds is still current; a precondition that fails is refused. */
export function isUnchanged(ask: Ask, { etag, modified }: Known): boolean {
  const [ifMatch, ifNoneMatch] = [ask("if-match"), ask("if-none-match")];
  if (ifMatch !== undefined && !names(ifMatch, etag)) throw new Fault("PreconditionFailed");
  if (ifMatch === undefined && isAfter(modified, ask("if-unmodified-since")) === true)
    throw new Fault("PreconditionFailed");
  if (ifNoneMatch !== undefined) return names(ifNoneMatch, etag);
  return isAfter(modified, ask("if-modified-since")) === false;
}

/** Reads a Range header. A form that is not understood means everything, as HTTP wants it. */
export function spanOf(ask: Ask, { etag, modified, size }: Known): Span {
  const everything = { start: 0, end: size - 1, partial: false };
  const [, first, last] = /^bytes=(\d{0,15})-(\d{0,15})$/.exec(ask("range") ?? "") ?? [];
  if (first === undefined || last === undefined || first + last === "") return everything;
  const ifRange = ask("if-range");
  if (ifRange !== undefined && !names(ifRange, etag) && isAfter(modified, ifRange) !== false) return everything;

  if (first !== "" && last !== "" && Number(last) < Number(first)) return everything;
  const start = first === "" ? Math.max(0, size - Number(last)) : Number(first);
  const end = first === "" || last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (start >= size) throw new Fault("InvalidRange");
  return { start, end, partial: true };
}

function names(list: string, etag: string): boolean {
  return list.split(",").some((item) => ["*", etag, `"${etag}"`].includes(item.trim().replace(/^W\//, "")));
}

/** HTTP dates count in whole seconds; undefined where there is no date to compare with. */
function isAfter(modified: string, date: string | undefined): boolean | undefined {
  const then = date === undefined ? NaN : Date.parse(date);
  return Number.isNaN(then) ? undefined : Math.floor(Date.parse(modified) / 1000) * 1000 > then;
}
