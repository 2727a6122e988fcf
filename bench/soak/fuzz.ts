import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { specimen } from "#lib/imaging/specimen.ts";
import { endExaminers, haveExamined } from "#lib/studies/examination.ts";
import { mutant } from "#lib/studies/mutants.ts";
import { samplePack } from "#lib/studies/sample-pack.ts";
import { openShelf } from "#lib/studies/sample-shelf.ts";
import { type BareSoak, megabytes } from "./run.ts";

const scans = process.env["BENCH_SCANS"] ?? join(import.meta.dirname, "../../../shared/dicom");
const perPack = 100;
const largest = 200_000;
const memoryLimit = 512 * 2 ** 20;

/**
 * Mutants of real files, examined as packs are: none may crash an examiner or eat memory, whatever its bytes. One at
 * which a decoder turns in circles is ended after its five seconds and refused by name, and counted.
 */
export const fuzz: BareSoak = async ({ short, random }) => {
  const originals = existsSync(scans) ? filesBelow(scans) : [specimen()];
  const count = short ? 2_000 : 100_000;
  const shelf = await openShelf();
  const fates = new Map<string, number>();
  const wrong: string[] = [];
  let longest = 0;
  let memory = 0;
  const one = async (): Promise<void> => {
    const choose = () => originals[Math.floor(random() * originals.length)] ?? new Uint8Array(1);
    const files = Array.from({ length: perPack }, () => mutant(choose(), random));
    const begun = performance.now();
    const found = await haveExamined(shelf.lay(await samplePack(files)));
    longest = Math.max(longest, performance.now() - begun);
    memory = Math.max(memory, mostOfChildren());
    if (found?.length !== perPack) wrong.push(`a pack of ${perPack} came back as ${found?.length ?? "damaged"}`);
    for (const file of found ?? []) {
      const fate = "header" in file ? "picture" : file.reason;
      fates.set(fate, (fates.get(fate) ?? 0) + 1);
    }
  };
  for (let done = 0; done < count; done += 2 * perPack) await Promise.all([one(), one()]);
  shelf.close();
  endExaminers();
  const ended = ["too_long", "too_large", "crashed"].map((fate) => fates.get(fate) ?? 0);
  if (ended.slice(1).some((times) => times > 0)) wrong.push(`too large, crashed: ${ended.slice(1).join(", ")}`);
  if (longest > 60_000) wrong.push(`${perPack} of them took ${(longest / 1000).toFixed(0)} s`);
  if (memory > memoryLimit) wrong.push(`an examiner took ${megabytes(memory)}`);
  const told = [...fates].sort((a, b) => b[1] - a[1]).map(([fate, times]) => `${times} ${fate}`);
  return {
    words:
      `${count} mutants of ${originals.length} files: ${told.join(", ")}; ${ended.join(", ")} were too long, too large, ` +
      `crashed; the slowest ${perPack} took ${(longest / 1000).toFixed(1)} s, an examiner ${megabytes(memory)} at most`,
    wrong,
  };
};

function filesBelow(folder: string): Uint8Array[] {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map(({ parentPath, name }) => readFileSync(join(parentPath, name)));
  return files.filter(({ length }) => length > 0 && length < largest);
}

/** The most memory that any child of this process has ever held, in bytes. */
function mostOfChildren(): number {
  const children = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, "utf8").trim().split(" ");
  return Math.max(0, ...children.map((pid) => peakOf(pid)));
}

function peakOf(pid: string): number {
  try {
    const [, kilobytes] = /^VmHWM:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return Number(kilobytes ?? 0) * 1024;
  } catch {
    return 0; // it has just ended
  }
}
