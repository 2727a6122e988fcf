import { randomInt } from "node:crypto";
import { parseArgs } from "node:util";
import { numbersFrom } from "../bench/numbers-from.ts";
import { exporting } from "../bench/soak/exporting.ts";
import { faults } from "../bench/soak/faults.ts";
import { fuzz } from "../bench/soak/fuzz.ts";
import { journeys } from "../bench/soak/journeys.ts";
import { kills } from "../bench/soak/kills.ts";
import { live } from "../bench/soak/live.ts";
import { memory } from "../bench/soak/memory.ts";
import { outages } from "../bench/soak/outages.ts";
import { refusals } from "../bench/soak/refusals.ts";
import { resets } from "../bench/soak/resets.ts";
import { restore } from "../bench/soak/restore.ts";
import type { BareSoak, Seen, Soak } from "../bench/soak/run.ts";
import { scanners } from "../bench/soak/scanners.ts";
import { slow } from "../bench/soak/slow.ts";
import { trail } from "../bench/soak/trail.ts";
import { viewing } from "../bench/soak/viewing.ts";
import { worker } from "../bench/soak/worker.ts";
import { onStage } from "../bench/stage.ts";

const soaks = new Map<string, Soak>(
  Object.entries({
    outages,
    resets,
    slow,
    refusals,
    kills,
    memory,
    viewing,
    live,
    worker,
    export: exporting,
    scanners,
  }),
);
/** These need no pages, or bring what they end and start again. */
const bare = new Map<string, BareSoak>(Object.entries({ fuzz, faults, trail, restore, journeys }));
const names = [...soaks.keys(), ...bare.keys()];

const usage = `npm run soak -- [${names.join("|")} …] [--short] [--seed n] [--gigabytes n]

A patient sends a scan in a real browser to a whole installation while the line or the browser fails; "fuzz" has 100,000
damaged files examined, "worker" kills the process that checks them, in "faults" storage, database or room on the disk go
away meanwhile, "viewing" goes through 2,000 slices, two hundred coordinators hear of changes in "live", "trail" seals
and verifies a million entries, and "export" has all of a sent request put into one ZIP; "restore" backs an
installation up while people write to it, loses it and brings it back, "scanners" sets Debian's scanners on it, and
"journeys" are those of the tests that take too long for every run.
Without a name, all.

  --short       shorter faults, fewer kills and smaller scans, for trying
  --seed        the chance of an earlier run again
  --gigabytes   how large a scan "memory", "viewing" and "export" send (1)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    short: { type: "boolean", default: false },
    seed: { type: "string" },
    gigabytes: { type: "string", default: "1" },
  },
});
const { short } = values;
const seed = Number(values.seed ?? randomInt(2 ** 31));
const gigabytes = Number(values.gigabytes);
if (!positionals.every((name) => names.includes(name)) || !Number.isInteger(seed) || !(gigabytes > 0)) {
  console.error(usage);
  process.exit(2);
}

const total = { passed: 0, failed: 0 };
console.log(`Seed ${seed}`);
try {
  for (const [name, soak] of bare) if (isWanted(name)) await run(name, () => soak(how()));
  if ([...soaks.keys()].some(isWanted))
    await onStage(async (stage) => {
      for (const [name, soak] of soaks) if (isWanted(name)) await run(name, () => soak(stage, how()));
    });
} catch (failure) {
  total.failed++;
  console.error(failure);
}
console.log(`\n${total.passed} passed, ${total.failed} failed`);
process.exit(total.failed > 0 ? 1 : 0);

function isWanted(name: string): boolean {
  return positionals.length === 0 || positionals.includes(name);
}

/** Each has its chance from the seed alone, so that one by itself meets the same faults as among all. */
function how() {
  return { short, gigabytes, random: numbersFrom(seed) };
}

async function run(name: string, soak: () => Promise<Seen>): Promise<void> {
  const begun = performance.now();
  const told = (line: string): void =>
    console.log(`\n${name} (${((performance.now() - begun) / 1000).toFixed(0)} s): ${line}`);
  try {
    const { words, wrong } = await soak();
    told(words);
    for (const one of wrong) console.log(`  FAILED: ${one}`);
    total[wrong.length > 0 ? "failed" : "passed"]++;
  } catch (failure) {
    told(`FAILED: ${failure instanceof Error ? failure.message : String(failure)}`);
    total.failed++;
  }
}
