import heif from "libheif-js/wasm-bundle.js";
import sharp, { type Sharp } from "sharp";
import { maxPixels, type PaperType } from "./paper.ts";

/** A picture as it is kept for looking at: WebP, nothing in it but pixels. */
export type Picture = { bytes: Uint8Array; width: number; height: number };

/** The longer side of a picture to look at, in pixels: a page of a letter at 180 to the inch. */
export const side = 2_000;

// A file is only ever read as what its first bytes said that it is, by no other of the library's many readers.
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({ operation: ["VipsForeignLoadJpeg", "VipsForeignLoadPng"] });
sharp.cache(false);
sharp.concurrency(1);

/**
 * Draws a photo anew, upright and no larger than a screen needs; place, time and camera that phones write into it stay
 * behind. Null where it cannot be drawn whole.
 */
export async function renderPicture(type: Exclude<PaperType, "pdf">, bytes: Uint8Array): Promise<Picture | null> {
  if (type === "heic") {
    const pixels = await decodeHeic(bytes);
    return pixels && pictureOfPixels(pixels, 3);
  }
  const opened = sharp(bytes, { limitInputPixels: maxPixels, failOn: "error", sequentialRead: true });
  return encode(opened.autoOrient()).catch(() => null);
}

type Pixels = { data: Uint8Array; width: number; height: number };

/** A picture of pixels with so many bytes each, red first. */
export const pictureOfPixels = ({ data, width, height }: Pixels, channels: 3 | 4): Promise<Picture> =>
  encode(sharp(data, { raw: { width, height, channels } }));

async function encode(picture: Sharp): Promise<Picture> {
  const { data, info } = await picture
    .resize({ width: side, height: side, fit: "inside", withoutEnlargement: true })
    .flatten({ background: "#ffffff" })
    .toColourspace("srgb")
    .webp({ quality: 80 })
    .toBuffer({ resolveWithObject: true });
  return { bytes: data, width: info.width, height: info.height };
}

/** libheif turns the picture upright itself. */
async function decodeHeic(bytes: Uint8Array): Promise<Pixels | null> {
  const found = new heif.HeifDecoder().decode(bytes);
  const primary = found.find((one) => one.is_primary()) ?? found[0];
  if (!primary) return null;
  const { heif_colorspace_RGB: colours } = heif.heif_colorspace;
  const { heif_chroma_interleaved_RGB: chroma } = heif.heif_chroma;
  const decoded = await heif.heif_js_decode_image2(primary.handle, colours, chroma);
  const [plane] = decoded.code ? [] : decoded.channels;
  if (!plane) return null;
  const { width, height, stride } = plane;
  const data = new Uint8Array(width * height * 3);
  for (let row = 0; row < height; row++)
    data.set(plane.data.subarray(row * stride, row * stride + width * 3), row * width * 3);
  heif.heif_image_release(decoded.image);
  return { data, width, height };
}
