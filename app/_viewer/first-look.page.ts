import { type Carried, firstLookOf, type FirstLooks } from "#app/_viewer/first-look.ts";
import { openEntry, type OpenedFile } from "#app/_viewer/opened-file.ts";

// A script by itself, before and without all others of a page: draws the image that each viewport opens with on the canvas
// that carries it, and leaves the files to the viewer, which comes later.

const files: FirstLooks = new Map();
Object.assign(globalThis, { firstLooks: files });

for (const canvas of document.querySelectorAll<HTMLCanvasElement>("canvas[data-first-look]")) {
  const carried = JSON.parse(canvas.dataset["firstLook"] ?? "") as Carried;
  const file = files.get(carried.instanceId) ?? opened(carried);
  files.set(carried.instanceId, file);
  file.then(
    (it) => draw(canvas, it, carried),
    () => undefined, // the viewer asks for it again, and says what is wrong
  );
}

async function opened({ url, start, end, ...entry }: Carried): Promise<OpenedFile> {
  const headers = { range: `bytes=${start}-${end - 1}` };
  const signal = AbortSignal.timeout(5_000);
  const res = await fetch(url, { headers, signal, credentials: "omit", cache: "no-store", priority: "high" });
  const bytes = res.status === 206 ? new Uint8Array(await res.arrayBuffer()) : null;
  if (bytes?.length !== end - start) throw new Error(`storage answers ${res.status}`);
  return openEntry(bytes, entry);
}

function draw(canvas: HTMLCanvasElement, file: OpenedFile, carried: Carried): void {
  const look = firstLookOf(file, carried);
  const context = look && canvas.getContext("2d");
  if (!context) return;
  const { width, height, data } = look;
  const image = new ImageData(width, height);
  const pixels = new Uint32Array(image.data.buffer);
  for (let at = 0; at < pixels.length; at++) pixels[at] = 0xff00_0000 | ((data[at] ?? 0) * 0x01_0101);
  Object.assign(canvas, { width, height });
  context.putImageData(image, 0, 0);
  canvas.dataset["drawn"] = "";
  canvas.dispatchEvent(new Event("drawn"));
}
