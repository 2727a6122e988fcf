import { ownColours, unboxed, type Claims } from "#lib/imaging/codestream.ts";
import { decodeDct } from "#lib/imaging/jpeg-dct.ts";
import { CodedPixelsError } from "#lib/imaging/rle.ts";
import type { Coding } from "#lib/imaging/transfer-syntax.ts";

/** A decoded picture: samples side by side, or one plane after the other where a codec leaves them so. */
export type Decoded = { values: Uint8Array | Uint16Array | Int8Array | Int16Array; planar: boolean };

/**
 * Decodes one codestream whose claims have been checked. `rgb`: its three samples are colours as they are, whatever a
 * JPEG decoder would take them for. Throws `CodedPixelsError`; a codec that trapped is made anew for the next picture.
 */
export async function decodeCodestream(
  coded: Uint8Array,
  coding: Exclude<Coding, "rle">,
  claims: Claims,
  rgb: boolean,
): Promise<Decoded> {
  if (coding === "lossless") return decodeLossless(coded, claims);
  if (coding === "dct" && claims.bits > 8) return { values: decodeDct(coded).values, planar: false };
  const stream = coding === "dct" ? (rgb ? ownColours(coded) : coded) : coding === "jpeg-ls" ? coded : unboxed(coded);
  const instance = await instanceOf(coding);
  try {
    instance.decoder.getEncodedBuffer(stream.length).set(stream);
    instance.decoder.decode();
    const { width, height, componentCount, bitsPerSample, isSigned } = instance.decoder.getFrameInfo();
    if (width !== claims.columns || height !== claims.rows || componentCount !== claims.samples)
      throw new CodedPixelsError("size");
    const planar = coding === "jpeg-ls" && componentCount > 1 && instance.decoder.getInterleaveMode?.() === 0;
    const values = copied(instance.decoder.getDecodedBuffer(), bitsPerSample, isSigned === true);
    if (coding === "htj2k" && bitsPerSample !== 8 && bitsPerSample !== 16)
      clamp(values, bitsPerSample, isSigned === true);
    if (values.length !== width * height * componentCount) throw new CodedPixelsError("size");
    if (instance.module.HEAPU8.length > keptHeap) instances.delete(coding);
    return { values, planar };
  } catch {
    instances.delete(coding);
    throw new CodedPixelsError(coding);
  }
}

/** A heap never shrinks: after a large picture it is given back. */
const keptHeap = 192 * 2 ** 20;

/** The codec's own memory goes on to be used, so the values are copied out of it: once, with the right type. */
function copied(bytes: Uint8Array, bits: number, signed: boolean): Decoded["values"] {
  const { buffer } = bytes.slice();
  if (bits <= 8) return signed ? new Int8Array(buffer) : new Uint8Array(buffer);
  return signed ? new Int16Array(buffer) : new Uint16Array(buffer);
}

/** OpenJPH lets what lossy coding overshoots stand, where the others end at the greatest value of so many bits. */
function clamp(values: Decoded["values"], bits: number, signed: boolean): void {
  const greatest = 2 ** (signed ? bits - 1 : bits) - 1;
  const least = signed ? -greatest - 1 : 0;
  for (let at = 0; at < values.length; at++) {
    const value = values[at] as number;
    if (value > greatest) values[at] = greatest;
    else if (value < least) values[at] = least;
  }
}

async function decodeLossless(coded: Uint8Array, claims: Claims): Promise<Decoded> {
  const { Decoder } = await import("@cornerstonejs/jpeg-lossless-decoder-js");
  try {
    const [Values, width] = claims.bits > 8 ? [Uint16Array, 2] : [Uint8Array, 1];
    const decoded = new Decoder().decode(coded.buffer as ArrayBuffer, coded.byteOffset, coded.length, width);
    const length = claims.rows * claims.columns * claims.samples;
    if (decoded.byteLength < length * width) throw new CodedPixelsError("size");
    const values = new Values(decoded.buffer as ArrayBuffer, decoded.byteOffset, length);
    return { values, planar: false };
  } catch {
    throw new CodedPixelsError("lossless");
  }
}

const codecs = {
  dct: { load: () => import("@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs"), decoder: "JPEGDecoder" },
  "jpeg-ls": { load: () => import("@cornerstonejs/codec-charls/decodewasmjs"), decoder: "JpegLSDecoder" },
  jpeg2000: { load: () => import("@cornerstonejs/codec-openjpeg/decodewasmjs"), decoder: "J2KDecoder" },
  htj2k: { load: () => import("@cornerstonejs/codec-openjph/wasmjs"), decoder: "HTJ2KDecoder" },
} as const;

type Name = keyof typeof codecs;
type Instance = { module: WasmCodec; decoder: WasmDecoder };

const instances = new Map<Name, Promise<Instance>>();

function instanceOf(name: Name): Promise<Instance> {
  const kept = instances.get(name);
  if (kept) return kept;
  const made = instantiate(name);
  instances.set(name, made);
  return made;
}

async function instantiate(name: Name): Promise<Instance> {
  const { default: factory } = await codecs[name].load();
  // What a codec has to say of a damaged picture is of no use to anybody, and could hold part of it.
  const module = await factory({ print: () => undefined, printErr: () => undefined });
  const Decoder = module[codecs[name].decoder];
  if (!Decoder) throw new Error(`The codec for ${name} is not the one that was installed`);
  return { module, decoder: new Decoder() };
}
