/** The part of libheif that is used; the package declares nothing of it. */
declare module "libheif-js/wasm-bundle.js" {
  type HeifPicture = { handle: unknown; is_primary: () => boolean };
  type HeifPlane = { data: Uint8Array; width: number; height: number; stride: number };
  const heif: {
    HeifDecoder: new () => { decode: (bytes: Uint8Array) => HeifPicture[] };
    heif_js_decode_image2: (
      handle: unknown,
      colours: unknown,
      chroma: unknown,
    ) => Promise<{ code?: unknown; image: unknown; channels: HeifPlane[] }>;
    heif_image_release: (image: unknown) => void;
    heif_colorspace: Record<"heif_colorspace_RGB", unknown>;
    heif_chroma: Record<"heif_chroma_interleaved_RGB", unknown>;
  };
  export default heif;
}
