import { writeFileSync } from "node:fs";
import { clinicOf } from "#lib/platform/env.ts";
import { loadSettings } from "./installation.ts";
import { maintenancePage } from "./maintenance/page.ts";

const [file] = process.argv.slice(2);
if (!file) {
  console.error(`npm run maintenance-page -- <file>

Writes the page that a proxy shows by itself where the portal does not answer: the clinic's name and telephone, in
English and Spanish. It asks for nothing else. See docs/production.md.`);
  process.exit(2);
}
loadSettings();
writeFileSync(file, maintenancePage(clinicOf(process.env)));
console.log(`Written to ${file}. Write it anew when the clinic's name or telephone changes.`);
