import { existsSync, mkdirSync, readFileSync, renameSync, statSync } from "node:fs";
import { createServer, request } from "node:http";
import { tmpdir } from "node:os";
import { extname, join, normalize } from "node:path";
import { execFileSync } from "node:child_process";
import { gzipSync } from "node:zlib";

const version = "3.12.10";

export type OhifAt = { port: number; orthanc: number };

/** In a process of its own: OHIF as it is shipped, and Orthanc's DICOMweb behind the same address, as people set it up. */
process.once("message", ({ port, orthanc }: OhifAt) => {
  try {
    const folder = shipped();
    createServer({ keepAliveTimeout: 30_000 }, (req, res) => {
      const { pathname, search } = new URL(req.url ?? "/", "http://localhost");
      if (pathname.startsWith("/dicom-web/")) {
        const to = { port, host: "127.0.0.1", path: `${pathname}${search}`, method: req.method, headers: req.headers };
        const onward = request({ ...to, port: orthanc }, (answer) => {
          res.writeHead(answer.statusCode ?? 502, answer.headers);
          answer.pipe(res);
        });
        onward.on("error", () => res.writeHead(502).end());
        req.pipe(onward);
        return;
      }
      const file =
        pathname === "/app-config.js" ? { body: gzipSync(settings), kind: kinds[".js"] } : find(folder, pathname);
      const cache = /[0-9a-f]{16,}/.test(pathname) ? "public, max-age=31536000, immutable" : "no-cache";
      res
        .writeHead(200, { "content-type": file.kind, "content-encoding": "gzip", "cache-control": cache })
        .end(file.body);
    }).listen(port, "127.0.0.1", () => process.send?.({ ready: true }));
  } catch (error) {
    process.send?.({ failed: String(error) });
  }
});
process.once("disconnect", () => process.exit(0));

/** The built viewer out of npm's archive, fetched once for this machine. */
function shipped(): string {
  const folder = join(tmpdir(), `foramen-bench-ohif-${version}`);
  const dist = join(folder, "package/dist");
  if (existsSync(dist)) return dist;
  const making = `${folder}.${process.pid}`;
  mkdirSync(making, { recursive: true });
  const packed = execFileSync("npm", ["pack", `@ohif/app@${version}`, "--silent"], { cwd: making, encoding: "utf8" });
  execFileSync("tar", ["xzf", packed.trim(), "package/dist"], { cwd: making });
  renameSync(making, folder);
  return dist;
}

const packed = new Map<string, { body: Buffer; kind: string | undefined }>();

/** A file as a web server in production sends it; for every other address the page itself. */
function find(folder: string, pathname: string) {
  const wanted = join(folder, normalize(pathname));
  const path =
    extname(wanted) !== "" && existsSync(wanted) && statSync(wanted).isFile() ? wanted : join(folder, "index.html");
  const known = packed.get(path) ?? { body: gzipSync(readFileSync(path)), kind: kinds[extname(path)] };
  packed.set(path, known);
  return known;
}

const kinds: Readonly<Record<string, string>> = {
  ".html": "text/html",
  ".js": "text/javascript",
  ".css": "text/css",
  ".json": "application/json",
  ".wasm": "application/wasm",
  ".woff2": "font/woff2",
  ".svg": "image/svg+xml",
  ".png": "image/png",
};

const settings = `window.config = {
  routerBasename: null,
  extensions: [],
  modes: [],
  customizationService: {},
  showStudyList: true,
  maxNumberOfWebWorkers: 3,
  showLoadingIndicator: true,
  strictZSpacingForVolumeViewport: true,
  maxNumRequests: { interaction: 100, thumbnail: 75, prefetch: 25 },
  defaultDataSourceName: "dicomweb",
  dataSources: [{
    namespace: "@ohif/extension-default.dataSourcesModule.dicomweb",
    sourceName: "dicomweb",
    configuration: {
      friendlyName: "Orthanc",
      name: "Orthanc",
      wadoUriRoot: "/dicom-web",
      qidoRoot: "/dicom-web",
      wadoRoot: "/dicom-web",
      qidoSupportsIncludeField: false,
      imageRendering: "wadors",
      thumbnailRendering: "wadors",
      enableStudyLazyLoad: true,
      supportsFuzzyMatching: false,
      supportsWildcard: true,
      omitQuotationForMultipartRequest: true,
    },
  }],
};`;
