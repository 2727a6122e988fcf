import { sizeWords } from "#lib/upload/estimate.ts";
import type { Ceiling } from "#lib/upload/limits.ts";

/** What a person is told before anything is sent. */
export const ceilingWords = ({ requestBytes, requestFiles, fileBytes }: Ceiling): string =>
  `One request can hold ${sizeWords(requestBytes)} in ${requestFiles.toLocaleString("en-US")} files, and no file may be larger than ${sizeWords(fileBytes)}`;

/** Why so much cannot be sent, in words; null where it can. */
export function tooMuch(sum: { bytes: number; files: number; largest: number }, ceiling: Ceiling): string | null {
  if (sum.largest > ceiling.fileBytes)
    return `A file is too large: ${sizeWords(sum.largest)}. ${ceilingWords(ceiling)}`;
  if (sum.bytes > ceiling.requestBytes)
    return `This is too much: ${sizeWords(sum.bytes)}. ${ceilingWords(ceiling)}. Choose only the scan of your back`;
  if (sum.files > ceiling.requestFiles)
    return `These are too many files: ${sum.files.toLocaleString("en-US")}. ${ceilingWords(ceiling)}. Choose only the scan of your back`;
  return null;
}
