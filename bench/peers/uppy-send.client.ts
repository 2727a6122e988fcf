import type Uppy from "@uppy/core";
import type { Body, Meta } from "@uppy/core/utils";

/** Adds the files and sends them, as Uppy's documentation does; answers where they lie. */
export async function sendWith<M extends Meta, B extends Body>(uppy: Uppy<M, B>, files: File[]): Promise<string[]> {
  uppy.addFiles(files.map((file) => ({ name: file.name, type: file.type, data: file })));
  const sent = (await uppy.upload())?.successful ?? [];
  if (sent.length !== files.length) throw new Error(`Uppy sent ${sent.length} of ${files.length} files`);
  return sent.map(({ uploadURL = "" }) => new URL(uploadURL).pathname);
}
