import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as after } from "node:timers/promises";
import { scannerAnswers } from "#lib/platform/malware.ts";

const program = ["/usr/sbin/clamd", "/usr/local/sbin/clamd"].find(existsSync);

/** Whether there is a clamd on this machine (Debian: clamav-daemon). Where not, its tests are skipped, and say so. */
export const hasClamd = program !== undefined;
// Loud on purpose: the one test that nobody may take for passed where it did not run.
if (!hasClamd) console.warn("SKIPPED: there is no clamd here (Debian: clamav-daemon), so no real scanner was asked.");

/** The test string of the European Institute for Computer Antivirus Research, in halves: whole it alarms the machine. */
export const eicar = Buffer.from(
  ["X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-", "STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"].join(""),
);

/** Starts a clamd of its own that knows one signature, made by hand, and takes 4 MB at once. */
export async function startClamd() {
  const folder = mkdtempSync(join(tmpdir(), "foramen-clamd-"));
  const address = join(folder, "clamd.sock");
  chmodSync(folder, 0o755);
  mkdirSync(join(folder, "db"));
  // Name, kind of file (any), place (anywhere), the bytes in hexadecimal.
  writeFileSync(join(folder, "db", "foramen.ndb"), `Foramen.Test.Eicar:0:*:${eicar.toString("hex")}\n`);
  const settings = {
    DatabaseDirectory: join(folder, "db"),
    LocalSocket: address,
    Foreground: "yes",
    TemporaryDirectory: folder,
    User: execFileSync("id", ["-un"], { encoding: "utf8" }).trim(),
    StreamMaxLength: "4M",
    MaxFileSize: "2M",
    MaxScanSize: "8M",
    AlertExceedsMax: "yes",
  };
  const lines = Object.entries(settings).map(([name, value]) => `${name} ${value}\n`);
  writeFileSync(join(folder, "clamd.conf"), lines.join(""));
  const child = spawn(program ?? "", ["--config-file", join(folder, "clamd.conf")], { stdio: "ignore" });
  const scanner = { address, connection: 3_000, piece: 20_000, answer: 20_000 };
  for (let tries = 0; !(await scannerAnswers(scanner)); tries++) {
    if (tries > 200) throw new Error("clamd does not answer");
    await after(200);
  }
  return {
    scanner,
    stop: async (): Promise<void> => {
      if (child.signalCode === null) {
        const gone = once(child, "exit");
        child.kill("SIGKILL");
        await gone;
      }
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
