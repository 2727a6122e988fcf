import { readFileSync } from "node:fs";
import dicomParser from "dicom-parser";
import { expect, type Locator, type Page } from "@playwright/test";
import type { StudyIndex } from "#lib/studies/study-index.ts";

const side = 48;

/** What the viewer is told of the images of a request, and where they are. */
export const indexOf = async (page: Page, requestId: string) =>
  (await (await page.request.get(`/api/studies/${requestId}`)).json()) as StudyIndex;

/** The viewport shows the very slice it says it shows, as decoded from the patient's own file. */
export async function showsTheSlice(page: Page, requestId: string, files: readonly string[]): Promise<void> {
  const viewport = page.locator("[data-rendered-instance]").first();
  await expect(viewport).toBeVisible({ timeout: 30_000 });
  const shown = await viewport.getAttribute("data-rendered-instance");
  const instances = (await indexOf(page, requestId)).studies.flatMap(({ series }) =>
    series.flatMap((one) => one.instances),
  );
  const uid = instances.find(({ id }) => id === shown)?.sopInstanceUid;
  const slice = files.map(greysInFile).find((file) => file.uid === uid);
  expect(slice, "the file of the slice on screen").toBeDefined();
  if (!slice) return;
  const greys = await greysOnScreen(viewport.locator("canvas").first(), slice.aspect);
  expect(Math.max(...greys) - Math.min(...greys), "the picture is not blank").toBeGreaterThan(100);
  expect(likeness(greys, slice.greys)).toBeGreaterThan(0.97);
}

/** The grey levels of a canvas on a grid of 48 × 48 over the square in its middle that the image fills. */
async function greysOnScreen(canvas: Locator, aspect: number): Promise<number[]> {
  return canvas.evaluate(
    (element, { side, aspect }) => {
      const { width, height } = element as HTMLCanvasElement;
      const copy = new OffscreenCanvas(width, height);
      const context = copy.getContext("2d") as OffscreenCanvasRenderingContext2D;
      context.drawImage(element as HTMLCanvasElement, 0, 0);
      const shown = width / height > aspect ? { w: height * aspect, h: height } : { w: width, h: width / aspect };
      const [left, top] = [(width - shown.w) / 2, (height - shown.h) / 2];
      const greys: number[] = [];
      for (let y = 0; y < side; y++)
        for (let x = 0; x < side; x++) {
          const [px, py] = [left + ((x + 0.5) / side) * shown.w, top + ((y + 0.5) / side) * shown.h];
          greys.push(context.getImageData(Math.floor(px), Math.floor(py), 1, 1).data[0] ?? 0);
        }
      return greys;
    },
    { side, aspect },
  );
}

/** The same grid of an uncompressed slice, decoded here by itself: stored values, rescaled, through a linear window. */
function greysInFile(file: string): { uid: string; aspect: number; greys: number[] } {
  const set = dicomParser.parseDicom(readFileSync(file));
  const [rows, columns] = [set.uint16("x00280010") ?? 0, set.uint16("x00280011") ?? 0];
  const pixels = set.elements["x7fe00010"];
  if (!pixels) throw new Error("no pixels");
  const view = new DataView(set.byteArray.buffer, set.byteArray.byteOffset + pixels.dataOffset, pixels.length);
  const signed = set.uint16("x00280103") === 1;
  const [slope, intercept] = [set.floatString("x00281053") ?? 1, set.floatString("x00281052") ?? 0];
  const [center, width] = [set.floatString("x00281050") ?? 0, set.floatString("x00281051") ?? 1];
  const [vertical = 1, horizontal = 1] = (set.string("x00280030") ?? "1\\1").split("\\").map(Number);
  const greys: number[] = [];
  for (let y = 0; y < side; y++)
    for (let x = 0; x < side; x++) {
      const at = Math.floor(((y + 0.5) / side) * rows) * columns + Math.floor(((x + 0.5) / side) * columns);
      const stored = signed ? view.getInt16(at * 2, true) : view.getUint16(at * 2, true);
      const grey = ((stored * slope + intercept - (center - 0.5)) / (width - 1) + 0.5) * 255; // PS3.3 C.11.2.1.2
      greys.push(Math.min(255, Math.max(0, grey)));
    }
  return { uid: set.string("x00080018") ?? "", aspect: (columns * horizontal) / (rows * vertical), greys };
}

/** How alike two pictures are: Pearson's correlation, 1 for the same picture. */
function likeness(one: readonly number[], other: readonly number[]): number {
  const mean = (of: readonly number[]) => of.reduce((sum, value) => sum + value, 0) / of.length;
  const [a, b] = [mean(one), mean(other)];
  let [both, first, second] = [0, 0, 0];
  for (const [at, value] of one.entries()) {
    const [x, y] = [value - a, (other[at] ?? 0) - b];
    both += x * y;
    first += x * x;
    second += y * y;
  }
  return both / Math.sqrt(first * second);
}

/**
 * The mean grey of each cell of a grid over the part of a canvas that the image fills. The image is fitted, so that its
 * proportions tell which part that is; the red channel stands for all three.
 */
export async function cellsOnScreen(canvas: Locator, aspect: number, cells: number): Promise<number[]> {
  return canvas.evaluate(
    (element, { cells, aspect }) => {
      const { width, height } = element as HTMLCanvasElement;
      const copy = new OffscreenCanvas(width, height).getContext("2d") as OffscreenCanvasRenderingContext2D;
      copy.drawImage(element as HTMLCanvasElement, 0, 0);
      const { data } = copy.getImageData(0, 0, width, height);
      const shown = width / height > aspect ? { w: height * aspect, h: height } : { w: width, h: width / aspect };
      const [left, top] = [(width - shown.w) / 2, (height - shown.h) / 2];
      const sums = new Float64Array(cells * cells);
      const counts = new Float64Array(cells * cells);
      for (let y = Math.ceil(top); y < Math.floor(top + shown.h); y++)
        for (let x = Math.ceil(left); x < Math.floor(left + shown.w); x++) {
          const row = Math.floor(((y + 0.5 - top) / shown.h) * cells);
          const column = Math.floor(((x + 0.5 - left) / shown.w) * cells);
          const cell = Math.min(row, cells - 1) * cells + Math.min(column, cells - 1);
          sums[cell] = (sums[cell] ?? 0) + (data[4 * (y * width + x)] ?? 0);
          counts[cell] = (counts[cell] ?? 0) + 1;
        }
      return Array.from(sums, (sum, cell) => sum / Math.max(counts[cell] ?? 0, 1));
    },
    { cells, aspect },
  );
}

/** The greatest difference between two grids of greys. */
export const farthest = (one: readonly number[], other: readonly number[]): number =>
  Math.max(...one.map((value, at) => Math.abs(value - (other[at] ?? Number.NaN))));

/** Runs in the page: a browser that cannot draw by the graphics card. */
export function withoutWebGl(): void {
  const canvases = HTMLCanvasElement.prototype as unknown as { getContext: (...how: unknown[]) => unknown };
  const { getContext } = canvases;
  canvases.getContext = function (...how) {
    return String(how[0]).includes("webgl") ? null : Reflect.apply(getContext, this, how);
  };
}

/** Runs in the page: the program that draws WebGL here passes for a graphics card, so that the viewer draws with it. */
export function asIfByCard(): void {
  const unmaskedRenderer = 0x9246; // UNMASKED_RENDERER_WEBGL
  for (const { prototype } of [WebGLRenderingContext, WebGL2RenderingContext]) {
    const contexts = prototype as unknown as { getParameter: (name: number) => unknown };
    const { getParameter } = contexts;
    contexts.getParameter = function (name) {
      return name === unmaskedRenderer ? "A graphics card" : Reflect.apply(getParameter, this, [name]);
    };
  }
}
