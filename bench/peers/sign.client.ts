export type Signed = { url: string; headers: Record<string, string> };

/** Asks the server of the measurement where an object goes. */
export async function signAt(key: string, own: { sha256?: string } = {}): Promise<Signed> {
  const res = await fetch("/sign", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ key, ...own }),
  });
  if (!res.ok) throw new Error(`signing answered ${res.status}`);
  return (await res.json()) as Signed;
}

declare global {
  interface Window {
    /** What a page of this folder offers: sends all files, and answers where they lie. */
    peer: { send: (files: File[]) => Promise<string[]> };
  }
}
