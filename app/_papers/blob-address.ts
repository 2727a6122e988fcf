import { HttpFailure } from "#lib/upload/patience.ts";

/** The bytes are fetched and shown or saved as our own: storage is never a place that pages or pictures load from. */
export async function blobAddress(url: string, signal?: AbortSignal): Promise<string> {
  const res = await fetch(url, signal ? { signal } : {});
  if (!res.ok) throw new HttpFailure(res.status);
  return URL.createObjectURL(await res.blob());
}
