/** What the WASM codecs of cornerstonejs/codecs have in common; they bring no declarations of their own. */
type WasmDecoder = {
  getEncodedBuffer: (length: number) => Uint8Array;
  decode: () => void;
  getFrameInfo: () => {
    width: number;
    height: number;
    componentCount: number;
    bitsPerSample: number;
    isSigned?: boolean;
  };
  /** In the codec's own memory, until the next picture. */
  getDecodedBuffer: () => Uint8Array;
  getInterleaveMode?: () => number;
};
type WasmCodec = { HEAPU8: Uint8Array } & Record<string, new () => WasmDecoder>;
type WasmCodecFactory = (settings: { print: () => void; printErr: () => void }) => Promise<WasmCodec>;

declare module "@cornerstonejs/codec-libjpeg-turbo-8bit/decodewasmjs" {
  const factory: WasmCodecFactory;
  export default factory;
}
declare module "@cornerstonejs/codec-charls/decodewasmjs" {
  const factory: WasmCodecFactory;
  export default factory;
}
declare module "@cornerstonejs/codec-openjpeg/decodewasmjs" {
  const factory: WasmCodecFactory;
  export default factory;
}
declare module "@cornerstonejs/codec-openjph/wasmjs" {
  const factory: WasmCodecFactory;
  export default factory;
}
