#!/usr/bin/env node
// Runs scripts/<name>.ts on a machine that may have nothing but Node and npm: installs the packages of the lock file
// and generates the database client first, where that has not been done for this very state.
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { chmodSync, existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { step } from "./terminal.mjs";

const root = join(import.meta.dirname, "..");
const [name = "start"] = process.argv.slice(2);
process.chdir(root);
// The engine is npm's WASM build (scripts/schema-engine.mjs), so neither installing nor migrating downloads anything.
process.env.PRISMA_SCHEMA_ENGINE_BINARY = join(root, "scripts/schema-engine.mjs");
process.env.PRISMA_HIDE_UPDATE_MESSAGE = "1";
process.env.CHECKPOINT_DISABLE = "1";
process.env.NEXT_TELEMETRY_DISABLED = "1";
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true"; // what this version needs is pinned

try {
  demandNode(20, 19);
  await unlessStamped("node_modules/.foramen", ["package-lock.json"], () =>
    step("Packages", () => run("npm", ["ci", "--include=dev", "--no-audit", "--no-fund"])),
  );
  await unlessStamped("prisma/generated/.foramen", ["prisma/schema.prisma", "package-lock.json"], () =>
    step("Database client", () => {
      chmodSync(process.env.PRISMA_SCHEMA_ENGINE_BINARY, 0o755);
      const prisma = ["node_modules/prisma/build/index.js", "generate", "--config", "config/prisma.config.ts"];
      return run(process.execPath, prisma);
    }),
  );
  const { register } = await import("tsx/esm/api");
  register();
  const script = join(root, "scripts", `${name}.ts`);
  process.argv.splice(1, 2, script); // as if it had been called itself
  await import(pathToFileURL(script).href);
} catch (error) {
  console.error(`\n${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function demandNode(major, minor) {
  const [have = 0, haveMinor = 0] = process.versions.node.split(".").map(Number);
  if (have < major || (have === major && haveMinor < minor))
    throw new Error(`Foramen needs Node ${major}.${minor} or newer; this is ${process.versions.node}.`);
}

/** Does the work unless it was done for files with exactly these contents. */
async function unlessStamped(stamp, files, work) {
  const hash = createHash("sha256");
  for (const file of files) hash.update(readFileSync(file));
  const state = hash.digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === state) return;
  await work();
  writeFileSync(stamp, state);
}

function run(command, args) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"], shell: process.platform === "win32" });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said = (said + text).slice(-4000)));
    child.on("error", reject);
    child.on("exit", (code) =>
      code === 0 ? resolve() : reject(new Error(`${command} ${args[0] ?? ""} failed:\n${said}`)),
    );
  });
}
