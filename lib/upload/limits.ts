/** How large the parts of an upload may be: apart from the contract, so that the Web Worker need not load its schemas. */

/** A pack's usual size, and the size up to which files are gathered: one object instead of hundreds. */
export const packTarget = 8 * 2 ** 20;
/** The largest pack of several files. A single file may be larger, as a pack of one stored entry. */
export const maxPackBytes = 64 * 2 ** 20;
/** S3 and browsers take more, but a single scan file of 4 GiB is a mistake or an attack. */
export const maxFileBytes = 4 * 2 ** 30;
/** A file larger than a pack travels in parts of this size; storage takes none smaller than 5 MiB but the last. */
export const partBytes = 8 * 2 ** 20;
export const maxPartsPerSigning = 16;
export const maxEntriesPerPack = 2_000;
export const maxPacksPerSigning = 8;
export const maxPacksPerFinish = 64;
/** ZIP adds at most this much to the files of a pack: local and central records for each entry, and the end records. */
export const maxZipOverhead = 64 * 2 ** 10 + maxEntriesPerPack * 256;

/** What one request may hold, as the installation has set it. */
export type Ceiling = { requestBytes: number; requestFiles: number; fileBytes: number };
