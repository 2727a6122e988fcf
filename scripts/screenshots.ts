import { mkdirSync, rmSync } from "node:fs";
import { type Browser, chromium } from "@playwright/test";
import { closeDatabase } from "#lib/platform/db.ts";
import setUp from "../e2e/installation.setup.ts";
import settings from "../e2e/playwright.config.ts";
import { ensureBrowser } from "./browser.ts";
import { takeAnswers, takeEnds } from "./screenshots/answer-pages.ts";
import { takeDesk } from "./screenshots/desk-pages.ts";
import { takeEmergency } from "./screenshots/emergency-pages.ts";
import { takeEntries } from "./screenshots/entry-pages.ts";
import { takeFigures } from "./screenshots/figure-pages.ts";
import { takePacket } from "./screenshots/packet-pages.ts";
import { takeLong, takePerson } from "./screenshots/person-pages.ts";
import { takePublicPages, takeStaffWayIn, takeWaysIn } from "./screenshots/public-pages.ts";
import { takeCarer, takeQuestions, takeScan } from "./screenshots/question-pages.ts";
import { takeReading, takeStaffPages } from "./screenshots/staff-pages.ts";
import { takeBeside, takeTracker } from "./screenshots/tracker-pages.ts";
import { takeTrail } from "./screenshots/trail-pages.ts";
import { folder } from "./screenshots/views.ts";
import { walk } from "./screenshots/walk.ts";
import { step } from "./terminal.mjs";

/** What is photographed, part by part: each sets its own scene, so that any of them can be taken alone. */
const parts: Record<string, { what: string; take: (browser: Browser) => Promise<unknown> }> = {
  walk: { what: "A patient on a phone, from the front page to the end", take: walk },
  public: { what: "Public pages", take: takePublicPages },
  "sign-in": { what: "The ways in", take: takeWaysIn },
  questions: { what: "Every question", take: takeQuestions },
  carer: { what: "Questions of those who ask for somebody", take: takeCarer },
  scan: { what: "The scan, and the check before sending", take: takeScan },
  tracker: { what: "A request on its way", take: takeTracker },
  beside: { what: "Messages, agreements, wishes, contact, download", take: takeBeside },
  person: { what: "The account of a patient, and the end of a session", take: takePerson },
  long: { what: "Names and answers as long as they may be", take: takeLong },
  answer: { what: "The letter of each answer", take: takeAnswers },
  packet: { what: "Pictures and translation of an answer, and the packet", take: takePacket },
  ends: { what: "Declined, late, taken back", take: takeEnds },
  staff: { what: "Pages of staff", take: takeStaffPages },
  desk: { what: "A request on the desk of staff", take: takeDesk },
  entry: { what: "A request typed for somebody, and notices", take: takeEntries },
  emergency: { what: "A case opened in an emergency", take: takeEmergency },
  figures: { what: "Figures and follow-ups", take: takeFigures },
  trail: { what: "The trail, and who opened a request", take: takeTrail },
  "staff-sign-in": { what: "The way in of staff", take: takeStaffWayIn },
  reading: { what: "Pages of surgeons", take: takeReading },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(parts, name));
if (unknown.length > 0) {
  const list = Object.entries(parts).map(([name, { what }]) => `  ${name.padEnd(14)} ${what}`);
  console.error(`npm run screenshots -- [part …]\n\n${list.join("\n")}\n\nThere is no part ${unknown.join(", ")}.`);
  process.exit(2);
}

// A picture of every page and its main states, by an installation of its own with invented people, to be looked at.
if (wanted.length === 0) rmSync(folder, { recursive: true, force: true });
mkdirSync(folder, { recursive: true });
ensureBrowser();
const takeDown = await step("An installation with nobody in it", setUp);
const browser = await chromium.launch(settings.use?.launchOptions ?? {});
try {
  for (const name of wanted.length > 0 ? wanted : Object.keys(parts)) {
    const part = parts[name];
    const told = await step(part?.what ?? name, async () => part?.take(browser)).catch((error: unknown) => {
      console.error(error);
      process.exitCode = 1; // the rest is still worth a look
    });
    if (told) console.log(JSON.stringify(told));
  }
  console.log(`The pictures are in ${folder}/.`);
} finally {
  await browser.close();
  await closeDatabase();
  await takeDown();
}
process.exit();
