import { parseArgs } from "node:util";
import { writePhantom } from "./sample/write-phantom.ts";

const usage = `npm run sample -- [folder] [--disc] [--seed n] [--date YYYYMMDD] [--small]

Writes a synthetic MRI of a lower back as DICOM files, to try the portal without anybody's real scan.
  folder   where to write (./sample)
  --disc   laid out like a disc from a hospital, with a DICOMDIR
  --seed   another number, another texture and other UIDs (1)
  --date   day of the examination
  --small  few and small images, for quick tests`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    disc: { type: "boolean", default: false },
    seed: { type: "string", default: "1" },
    date: { type: "string" },
    small: { type: "boolean", default: false },
    help: { type: "boolean", short: "h", default: false },
  },
});
const seed = Number(values.seed);

if (values.help) {
  console.log(usage);
} else if (!Number.isSafeInteger(seed) || seed < 0 || positionals.length > 1 || !isDay(values.date ?? "20260302")) {
  console.error(usage);
  process.exitCode = 2;
} else {
  const { disc, small, date } = values;
  const wishes = { disc, small, seed, ...(date === undefined ? {} : { studyDate: date }) };
  const written = await writePhantom(positionals[0] ?? "sample", wishes);
  const megabytes = (written.bytes / 1e6).toFixed(1);
  const kinds = written.series.map(({ description }) => description).join(", ");
  console.log(`Wrote ${written.files.length} images (${megabytes} MB) to ${written.folder}: ${kinds}.`);
  console.log("The patient is invented and the anatomy computed: a left-sided herniated disc at L4/L5.");
  console.log("Choose this folder when the portal asks for your scan.");
}

/** Whether it is a day of the calendar, written YYYYMMDD. */
function isDay(text: string): boolean {
  const iso = text.replace(/^(\d{4})(\d\d)(\d\d)$/, "$1-$2-$3");
  const day = new Date(`${iso}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(iso);
}
