import { instanceFile, lumbarPhantom, type Phantom } from "#scripts/sample/phantom.ts";
import { readDicom } from "#lib/imaging/dicom.ts";
import { putObject } from "#lib/platform/storage.ts";
import { crc32 } from "#lib/upload/checksum.ts";
import { readPackDirectory, writeZip } from "#lib/upload/zip.ts";
import { assignedRequest, hexOf, rows } from "./command-scene.ts";

const small = lumbarPhantom({ small: true });

/** An assigned case whose scan is the two middle sagittal images of a phantom. */
export async function withPhantom(phantom: Phantom = small) {
  const one = await assignedRequest();
  const all = phantom.series[1]?.instances ?? [];
  const images = all.slice(Math.floor(all.length / 2)).slice(0, 2);
  const files = images.map(instanceFile);
  await rows((tx) => tx.pack.deleteMany({ where: { requestId: one.requestId } })); // the scene's pack has no bytes
  const inputs = files.map(async (data, at) => ({
    ...{ name: `000${at + 1}.dcm`, method: 0 as const, crc32: await crc32(data) },
    ...{ compressedSize: data.length, size: data.length, data: new Uint8Array(data) },
  }));
  const bytes = Buffer.concat(writeZip(await Promise.all(inputs)).parts);
  const listed = await readPackDirectory(async (start, end) => bytes.subarray(start, end), bytes.length);
  const key = `packs/${crypto.randomUUID()}.zip`;
  await putObject(key, bytes);
  await rows(async (tx) => {
    const series = await tx.series.findFirstOrThrow({ where: { study: { requestId: one.requestId } } });
    const times = { storedAt: new Date() };
    const pack = { requestId: one.requestId, key, size: bytes.length, sha256: "x", announced: [], ...times };
    const { id: packId } = await tx.pack.create({ data: { ...pack, state: "checked" } });
    for (const [at, { name: entry, size, dataOffset, compressedSize }] of listed.entries()) {
      const place = { requestId: one.requestId, packId, entry, size, method: 0, dataOffset, compressedSize };
      const sha256 = hexOf(files[at] ?? "");
      const { id: fileId } = await tx.scanFile.create({ data: { ...place, sha256, state: "accepted" } });
      const { sopInstanceUid, sopClassUid } = images[at] ?? { sopInstanceUid: "", sopClassUid: "" };
      const of = { seriesId: series.id, fileId, sopInstanceUid, sopClassUid, transferSyntax: "1.2.840.10008.1.2.1" };
      const header = await readDicom(new Uint8Array(files[at] ?? []));
      const { rows: down, columns } = header.instance;
      await tx.instance.create({ data: { ...of, rows: down, columns, attributes: {}, header } });
    }
  });
  return { ...one, images, files };
}
