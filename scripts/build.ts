import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";
import { buildSync } from "esbuild";
import { runNode } from "./children.ts";
import { withoutSettings } from "./installation.ts";

const sources = [
  "app",
  "lib",
  "prisma/schema.prisma",
  "public",
  "config",
  "middleware.ts",
  "next.config.js",
  "package-lock.json",
];

/**
 * Builds the web application unless exactly these sources were built before; a build that runs already is waited for.
 * Answers whether it had to.
 */
export async function buildOnce(): Promise<boolean> {
  const dist = process.env["NEXT_DIST_DIR"] ?? ".next";
  const stamp = join(dist, "foramen");
  const state = stateOf(sources);
  if (readIfThere(stamp) === state) return false;
  const firstLook = bundleFirstLook();
  try {
    // It serves every installation, and so knows the settings of none: what reads them too early fails here, always.
    const settings = { NODE_ENV: "production" as const, FIRST_LOOK_SCRIPT: `/_next/static/${firstLook.name}` };
    const env = { ...withoutSettings(process.env), ...settings };
    await runNode(["node_modules/next/dist/bin/next", "build"], env);
  } catch (error) {
    if (!String(error).includes("process is already running")) throw error;
    await sleep(1_000); // of another installation from this folder: most likely it is the very same
    return buildOnce();
  }
  if (!existsSync(join(dist, "BUILD_ID"))) throw new Error("The application was built, and is not there.");
  writeFileSync(join(dist, "static", firstLook.name), firstLook.code);
  await packFiles(join(dist, "static"));
  writeFileSync(stamp, state);
  return true;
}

/** The one script that is no part of Next's own: it runs before those, and without them. */
function bundleFirstLook(): { name: string; code: Uint8Array } {
  const { outputFiles } = buildSync({
    entryPoints: ["app/_viewer/first-look.page.ts"],
    bundle: true,
    minify: true,
    format: "esm",
    target: "es2022",
    write: false,
  });
  const code = outputFiles[0]?.contents ?? new Uint8Array();
  return { name: `first-look.${createHash("sha256").update(code).digest("hex").slice(0, 16)}.js`, code };
}

/** Packs what browsers load, once: each request would cost it anew. */
async function packFiles(folder: string): Promise<void> {
  for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
    if (!/\.(js|css|svg|wasm)$/.test(name)) continue;
    const file = join(folder, name);
    const bytes = readFileSync(file);
    const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
    const [br, gz] = await Promise.all([promisify(brotliCompress)(bytes, { params }), promisify(gzip)(bytes)]);
    writeFileSync(`${file}.br`, br);
    writeFileSync(`${file}.gz`, gz);
  }
}

function stateOf(paths: readonly string[]): string {
  const hash = createHash("sha256");
  const add = (path: string): void => {
    if (statSync(path).isDirectory()) for (const name of readdirSync(path).sort()) add(join(path, name));
    else if (!/\.test\.tsx?$/.test(path)) hash.update(`${path}\0`).update(readFileSync(path));
  };
  for (const path of paths) if (statSync(path, { throwIfNoEntry: false })) add(path);
  return hash.digest("hex");
}

function readIfThere(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null;
  }
}
