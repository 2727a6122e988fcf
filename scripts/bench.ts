import { readdirSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { parseArgs } from "node:util";
import type { Measured, Options } from "../bench/report.ts";

const folder = join(import.meta.dirname, "../bench");
const known = readdirSync(folder).flatMap((file) => (file.endsWith(".bench.ts") ? [file.slice(0, -9)] : []));

const usage = `npm run bench -- <id> [--files n] [--rounds n] [--matrix]

Each measures one workload, beside a peer in the same run, and ends with one line of JSON:
  ${known.join("\n  ")}

  --files    fewer or more files than the workload has
  --rounds   repeats it and takes the median (1)
  --matrix   b1: every line and size beside Uppy, the best and the worst reported (half an hour)`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    files: { type: "string" },
    rounds: { type: "string", default: "1" },
    matrix: { type: "boolean", default: false },
  },
});
const [id = ""] = positionals;
const file = known.find((name) => name === id || name.startsWith(`${id}-`));
const options: Options = {
  matrix: values.matrix,
  files: values.files === undefined ? undefined : Number(values.files),
  rounds: Number(values.rounds),
};
const isCount = (value: number) => Number.isInteger(value) && value > 0;

if (!id || !file || !isCount(options.rounds) || !isCount(options.files ?? 1)) {
  console.error(usage);
  process.exit(2);
}

type Bench = { bench: (options: Options) => Promise<Measured> };
const { bench } = (await import(pathToFileURL(join(folder, `${file}.bench.ts`)).href)) as Bench;
const measured = await bench(options);
console.log(JSON.stringify({ id: file.split("-")[0]?.toUpperCase(), ...measured }));
process.exit(measured.pass ? 0 : 1);
