/** @type {import("next").NextConfig} */
export default {
  // Builds beside each other, e.g. of the tests and of a running installation, keep out of each other's way.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  // A page's title comes with the page, not after it: screen readers announce it at once.
  htmlLimitedBots: /.*/,
  images: { unoptimized: true },
  serverExternalPackages: ["pg", "pg-boss", "@node-rs/argon2", "pino", "nodemailer", "pdfkit", "fontkit"],
  // `npm run check` is where types are checked, once and for all files.
  typescript: { ignoreBuildErrors: true },
  experimental: { turbopackFileSystemCacheForBuild: false,  serverActions: { bodySizeLimit: "256kb" } },
  turbopack: {
    // The WASM codecs' Emscripten glue has a dead `require("fs")` branch that the bundler would follow.
    resolveAlias: {
      fs: { browser: "./config/empty.js" },
      path: { browser: "./config/empty.js" },
    },
    // The compute worker of the tools package imports the module that spawns it, on which the build never ends
    // (vercel/next.js#97399). It serves segmentation statistics, which the portal does not offer.
    rules: {
      "**/@cornerstonejs/tools/dist/esm/utilities/registerComputeWorker.js": {
        loaders: ["./config/no-compute-worker.cjs"],
      },
      "**/@cornerstonejs/dicom-image-loader/dist/esm/codecs/jpeg.js": { loaders: ["./config/exact-jpeg.cjs"] },
    },
  },
};
