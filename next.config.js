/** Parts of vtk.js that Cornerstone brings and stacks of images never call: readers of surfaces, and what draws volumes. */
const neverCalled = [
  ...["IO/Geometry/PLYReader", "IO/Geometry/STLReader", "IO/Misc/MTLReader", "IO/Misc/OBJReader"],
  ...["IO/XML/XMLPolyDataReader", "Rendering/Profiles/Geometry", "Rendering/Profiles/Volume"],
  ...["Rendering/OpenGL/Actor2D", "Rendering/OpenGL/Glyph3DMapper", "Rendering/OpenGL/ImageCPRMapper"],
  ...["Rendering/OpenGL/ImageResliceMapper", "Rendering/OpenGL/PixelSpaceCallbackMapper"],
  ...["Rendering/OpenGL/PolyDataMapper", "Rendering/OpenGL/Skybox", "Rendering/OpenGL/SphereMapper"],
  ...["Rendering/OpenGL/StickMapper", "Rendering/OpenGL/Volume", "Rendering/OpenGL/VolumeMapper"],
];

/** @type {import("next").NextConfig} */
export default {
  // Builds beside each other, e.g. of the tests and of a running installation, keep out of each other's way.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  env: { FIRST_LOOK_SCRIPT: process.env.FIRST_LOOK_SCRIPT ?? "" },
  reactStrictMode: true,
  // A page's title comes with the page, not after it: screen readers announce it at once.
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  serverExternalPackages: ["pg", "pg-boss", "@node-rs/argon2", "pino", "nodemailer", "pdfkit", "fontkit"],
  // `npm run check` is where types are checked, once and for all files.
  typescript: { ignoreBuildErrors: true },
  experimental: {
    serverActions: { bodySizeLimit: "256kb" },
    // Writing it took a third of a build; with it the next one took no less than one from nothing.
    turbopackFileSystemCacheForBuild: false,
  },
  turbopack: {
    // The WASM codecs' Emscripten glue has a dead `require("fs")` branch that the bundler would follow.
    resolveAlias: {
      fs: { browser: "./config/empty.js" },
      path: { browser: "./config/empty.js" },
      // The portal reads DICOM itself.
      dcmjs: { browser: "./config/no-dcmjs.js" },
      ...Object.fromEntries(
        neverCalled.map((part) => [`@kitware/vtk.js/${part}.js`, { browser: "./config/empty.js" }]),
      ),
      "exact-windowing": "./lib/imaging/windowing.ts",
    },
    // The compute worker of the tools package imports the module that spawns it, on which the build never ends
    // (vercel/next.js#97399). It serves segmentation statistics, which the portal does not offer.
    rules: {
      "**/@cornerstonejs/tools/dist/esm/utilities/registerComputeWorker.js": {
        loaders: ["./config/no-compute-worker.cjs"],
      },
      "**/@cornerstonejs/core/dist/esm/RenderingEngine/helpers/viewportTypeToViewportClass.js": {
        loaders: ["./config/only-stacks.cjs"],
      },
      "**/@cornerstonejs/core/dist/esm/RenderingEngine/helpers/cpuFallback/rendering/{generateLut,storedPixelDataToCanvasImageData}.js":
        { loaders: ["./config/exact-greys.cjs"] },
      "**/@cornerstonejs/core/dist/esm/RenderingEngine/StackViewport.js": { loaders: ["./config/values-kept.cjs"] },
      "**/@cornerstonejs/metadata/dist/esm/displayset/compiledDisplaySetRules.js": {
        loaders: ["./config/no-display-sets.cjs"],
      },
      "**/@cornerstonejs/tools/dist/esm/index.js": { loaders: ["./config/few-tools.cjs"] },
      "**/@kitware/vtk.js/Rendering/Misc/RenderingAPIs.js": { loaders: ["./config/no-webgpu.cjs"] },
      "**/@cornerstonejs/dicom-image-loader/dist/esm/codecs/jpeg.js": { loaders: ["./config/exact-jpeg.cjs"] },
    },
  },
};
