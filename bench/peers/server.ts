import { once } from "node:events";
import { mkdirSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { CreateBucketCommand, PutBucketCorsCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { FileStore } from "@tus/file-store";
import { Server } from "@tus/server";
import { build, type Plugin } from "esbuild";
import { storage } from "../storage.ts";
import { govukFiles } from "./govuk.ts";

export type PeersAt = { port: number; folder: string };

/** In a process of its own, as the portal is: pages of the peers, their signing, and a tus server beside them. */
process.once("message", (at: PeersAt) => {
  start(at).then(
    () => process.send?.({ ready: true }),
    (error: unknown) => process.send?.({ failed: String(error) }),
  );
});
process.once("disconnect", () => process.exit(0));

const Bucket = "bench";
const pages = ["uppy", "retriever", "tus", "put", "dashboard", "reading", "checksums"];
const workers = ["reading", "checksums"];

async function start({ port, folder }: PeersAt): Promise<void> {
  const s3 = storage();
  await s3.send(new CreateBucketCommand({ Bucket }));
  const rule = { AllowedOrigins: [`http://localhost:${port}`], AllowedMethods: ["PUT"], AllowedHeaders: ["*"] };
  const CORSRules = [{ ...rule, ExposeHeaders: ["ETag"], MaxAgeSeconds: 3000 }];
  await s3.send(new PutBucketCorsCommand({ Bucket, CORSConfiguration: { CORSRules } }));
  const bundles = await bundle();
  const govuk = govukFiles();
  mkdirSync(join(folder, "tus"), { recursive: true });
  const tus = new Server({ path: "/tus-files", datastore: new FileStore({ directory: join(folder, "tus") }) });
  const server = createServer({ keepAliveTimeout: 30_000 }, (req, res) => {
    const { pathname } = new URL(req.url ?? "/", "http://localhost");
    if (pathname.startsWith("/tus-files")) void tus.handle(req, res);
    else void answer(pathname, req, res).catch(() => res.writeHead(500).end());
  });

  async function answer(pathname: string, req: IncomingMessage, res: ServerResponse): Promise<void> {
    const file = bundles.get(pathname);
    const ready = govuk.get(pathname);
    if (pathname === "/sign") res.setHeader("content-type", "application/json").end(await sign(await json(req)));
    else if (file) res.setHeader("content-type", `text/${file.kind}`).end(file.text);
    else if (ready) {
      if (ready.packed) res.setHeader("content-encoding", "gzip");
      res.setHeader("content-type", ready.kind).end(ready.body);
    } else if (pages.includes(pathname.slice(1))) {
      const style = bundles.has(`${pathname}.client.css`);
      res.setHeader("content-type", "text/html").end(page(pathname, style));
    } else res.writeHead(404).end();
  }
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
}

async function sign({ key, sha256 }: { key: string; sha256?: string }): Promise<string> {
  const headers = sha256 ? { "x-amz-checksum-sha256": sha256 } : {};
  const put = new PutObjectCommand({ Bucket, Key: key, ...(sha256 && { ChecksumSHA256: sha256 }) });
  const url = await getSignedUrl(storage(), put, { unhoistableHeaders: new Set(Object.keys(headers)) });
  return JSON.stringify({ url, headers });
}

/** The pages' code as a person would ship it: for production, and minified. */
async function bundle(): Promise<Map<string, { kind: string; text: string }>> {
  const names = [...pages.map((name) => `${name}.client.ts`), ...workers.map((name) => `${name}.worker.ts`)];
  const files = [
    ...(await bundled(names)),
    ...(await bundled([{ in: "checksums.worker.ts", out: "no-checksums.worker" }], [withoutPackChecksums])),
  ];
  return new Map(files.map(({ path, text }) => [path, { kind: path.endsWith(".css") ? "css" : "javascript", text }]));
}

async function bundled(files: (string | { in: string; out: string })[], plugins: Plugin[] = []) {
  const { outputFiles } = await build({
    absWorkingDir: import.meta.dirname,
    entryPoints: files.map((file) => (typeof file === "string" ? { in: file, out: file.slice(0, -3) } : file)),
    outdir: "/",
    bundle: true,
    minify: true,
    write: false,
    format: "esm",
    target: "chrome120",
    define: { "process.env.NODE_ENV": '"production"' },
    plugins,
  });
  return outputFiles;
}

/** The portal's own packing without what hashes a finished pack: the statement itself, and the copy made only for it. */
const withoutPackChecksums: Plugin = {
  name: "without pack checksums",
  setup(building) {
    building.onLoad({ filter: /lib\/upload\/pack\.ts$/ }, ({ path }) => {
      let contents = readFileSync(path, "utf8");
      const replace = (pattern: RegExp, by: string): void => {
        const replaced = contents.replace(pattern, by);
        if (replaced === contents) throw new Error("pack.ts no longer hashes as this measurement expects");
        contents = replaced;
      };
      replace(/sha256: toBase64\(await sha256\(whole\)\)[^\n]+\n/, "sha256: toBase64(new Uint8Array(32)),\n");
      replace(/(table\.set\(bytesOf\(piece\), at\);)/, 'if (!("onDisc" in piece && piece.onDisc)) $1');
      return { contents, loader: "ts" };
    });
  },
};

const page = (
  path: string,
  style: boolean,
) => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${path.slice(1)}</title>
<link rel="icon" href="data:,">${style ? `<link rel="stylesheet" href="${path}.client.css">` : ""}
<label>Files <input id="files" type="file" multiple webkitdirectory></label>
<script type="module" src="${path}.client.js"></script></html>`;

async function json<T>(req: IncomingMessage): Promise<T> {
  const pieces: Buffer[] = [];
  for await (const piece of req) pieces.push(piece as Buffer);
  return JSON.parse(Buffer.concat(pieces).toString()) as T;
}
