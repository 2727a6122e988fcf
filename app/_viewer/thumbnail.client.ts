import { type Types, cache } from "@cornerstonejs/core";
import { grey } from "#lib/imaging/windowing.ts";

/**
 * Draws a decoded image small, in its own window and true proportions. On the CPU, because a second WebGL context for a
 * few thousand pixels costs more. False when the image is not in memory.
 */
export function paintThumbnail(canvas: HTMLCanvasElement, imageId: string): boolean {
  const image = cache.getImage(imageId);
  const context = canvas.getContext("2d");
  if (!image || !context) return false;
  const wide = image.columns * image.columnPixelSpacing;
  const high = image.rows * image.rowPixelSpacing;
  if (!Number.isFinite(wide + high) || wide <= 0 || high <= 0) return false;
  const scale = Math.min(canvas.width / wide, canvas.height / high);
  const width = Math.max(1, Math.round(wide * scale));
  const height = Math.max(1, Math.round(high * scale));
  const picture = context.createImageData(width, height);
  const greyAt = shader(image);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) * image.rows) / height);
    for (let x = 0; x < width; x++) {
      const pixel = row * image.columns + Math.floor(((x + 0.5) * image.columns) / width);
      picture.data.set(greyAt(pixel), 4 * (y * width + x));
    }
  }
  context.clearRect(0, 0, canvas.width, canvas.height);
  context.putImageData(picture, Math.floor((canvas.width - width) / 2), Math.floor((canvas.height - height) / 2));
  return true;
}

function shader(image: Types.IImage): (pixel: number) => [number, number, number, number] {
  const pixels = image.getPixelData();
  if (image.color) {
    const samples = pixels.length / (image.rows * image.columns);
    return (at) => [pixels[at * samples] ?? 0, pixels[at * samples + 1] ?? 0, pixels[at * samples + 2] ?? 0, 255];
  }
  const window = { center: Number(image.windowCenter), width: Number(image.windowWidth) };
  return (at) => {
    const shade = grey(pixels[at] ?? 0, window, image.voiLUTFunction) * 255;
    const value = image.invert ? 255 - shade : shade;
    return [value, value, value, 255];
  };
}
