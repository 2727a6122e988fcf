import { randomBytes } from "node:crypto";
import { PassThrough, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { RandomAccessReader, fromRandomAccessReader, type ZipFile } from "yauzl";
import { putObject, readRange, removeObject } from "#lib/platform/storage.ts";
import { crc32 } from "#lib/upload/checksum.ts";
import { listPack, readPackDirectory, writeZip } from "#lib/upload/zip.ts";
import startServices from "../config/test-services.ts";
import { type Measured, type Options, printCircumstances, printTable, rounded } from "./report.ts";

const key = "packs/b6.zip";
const entrySize = 16 * 2 ** 10;
const most = { requests: 3, share: 0.05 };

/**
 * Lists a ZIP of 2,000 entries that lies on storage, with what its headers say: names, sizes, checksums and where each
 * entry's data begins. Requests and bytes are counted; the headers of the pictures inside are rows of the database.
 */
export async function bench({ files = 2_000 }: Options): Promise<Measured> {
  const stop = await startServices();
  try {
    const zip = await sampleZip(files);
    await putObject(key, zip);
    const known = await readPackDirectory(async (start, end) => zip.subarray(start, end), zip.length);
    const ours = counting();
    const listed = await timed(() => listPack(ours.read, zip.length));
    if (JSON.stringify(listed.value) !== JSON.stringify(known)) throw new Error("the list is not what the file holds");
    const peer = counting();
    const theirs = await timed(() => listedByYauzl(peer.read, zip.length));
    if (theirs.value.length !== files) throw new Error(`yauzl lists ${theirs.value.length} of ${files}`);
    await removeObject(key);
    const share = ours.bytes() / zip.length;
    printTable(
      `B6: a ZIP of ${files} entries, ${rounded(zip.length / 1e6, 1)} MB, listed where it lies`,
      [
        { who: "portal", of: ours, ...listed },
        { who: "yauzl", of: peer, ...theirs },
      ].map(({ who, of, took }) => ({
        who,
        requests: of.requests(),
        "KB read": rounded(of.bytes() / 1e3, 1),
        "share, %": rounded((100 * of.bytes()) / zip.length),
        ms: rounded(took, 0),
      })),
    );
    printCircumstances();
    return {
      ours: { requests: ours.requests(), share: rounded(share, 4) },
      peer: { yauzl: { requests: peer.requests(), share: rounded(peer.bytes() / zip.length, 4) } },
      ratio: rounded(ours.requests() / peer.requests(), 5),
      target: `requests ≤ ${most.requests}, share ≤ ${most.share}`,
      pass: ours.requests() <= most.requests && share <= most.share,
    };
  } finally {
    await stop();
  }
}

async function sampleZip(files: number): Promise<Uint8Array> {
  const inputs = Array.from({ length: files }, async (_, at) => {
    const data = new Uint8Array(randomBytes(entrySize));
    const name = `${String(at + 1).padStart(4, "0")}.dcm`;
    return { name, method: 0 as const, crc32: await crc32(data), compressedSize: entrySize, size: entrySize, data };
  });
  return Buffer.concat(writeZip(await Promise.all(inputs)).parts);
}

/** Reads of the object, counted. */
function counting() {
  let requests = 0;
  let bytes = 0;
  return {
    requests: () => requests,
    bytes: () => bytes,
    read: (start: number, end: number): Promise<Uint8Array> => {
      requests++;
      bytes += end - start;
      return readRange(key, start, end);
    },
  };
}

async function timed<Value>(work: () => Promise<Value>): Promise<{ value: Value; took: number }> {
  const begun = performance.now();
  const value = await work();
  return { value, took: performance.now() - begun };
}

type Read = ReturnType<typeof counting>["read"];

class OnStorage extends RandomAccessReader {
  readonly #read: Read;
  constructor(read: Read) {
    super();
    this.#read = read;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    const stream = new PassThrough();
    void pipeline(
      async function* (this: OnStorage) {
        yield await this.#read(start, end);
      }.bind(this),
      stream,
    ).catch(() => undefined); // the stream tells its reader
    return stream;
  }
}

function listedByYauzl(read: Read, size: number): Promise<string[]> {
  return new Promise((resolve, reject) => {
    const names: string[] = [];
    const list = (zip: ZipFile): void => {
      zip.on("entry", ({ fileName }: { fileName: string }) => {
        names.push(fileName);
        zip.readEntry();
      });
      zip.on("error", reject);
      zip.on("end", () => resolve(names));
      zip.readEntry();
    };
    fromRandomAccessReader(new OnStorage(read), size, { lazyEntries: true, autoClose: false }, (error, zip) =>
      error ? reject(error) : list(zip),
    );
  });
}
