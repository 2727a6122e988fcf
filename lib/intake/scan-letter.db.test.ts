import { expect, test } from "vitest";
import { nobody } from "#lib/accounts/actor.ts";
import { readPdf } from "#lib/letters/read-pdf.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { answeredDraft, codeOfResult, newPatient, newStaff, trailOf } from "../../config/command-scene.ts";
import { fillScanLetter } from "./fill-scan-letter.ts";
import { listAnswerableStates } from "./list-answerable-states.ts";

const read = async ({ pdf }: { pdf: Uint8Array }) => (await readPdf(pdf)).join("\n");

test("the letter to the imaging center has the patient's own details, once they gave them, and the trail says so", async () => {
  const { patient, requestId } = await answeredDraft();
  const letter = await read(expectOk(await fillScanLetter(patient, { language: "en" })));
  for (const words of ["Pat Sample", "April\u00a027, 1961", "(212) 555-0123", patient.email, "45 CFR 164.524", "DICOM"])
    expect(letter).toContain(words);
  expect(letter).toContain("Page 1 of 1");
  expect(await trailOf(requestId)).toContain("scan-letter.fill done");

  const newcomer = await read(expectOk(await fillScanLetter(await newPatient(), { language: "es" })));
  expect(newcomer).toContain("Solicitud de una copia de mi estudio");
  expect(newcomer).toMatch(/Nombre:\s+_{20}/);
  expect(newcomer).toContain("Página 1 de 1");
  expect(newcomer).not.toContain("Pat Sample");
});

test("nobody else's details are to be had", async () => {
  expect(codeOfResult(await fillScanLetter(nobody, { language: "en" }))).toBe("signed_out");
  expect(codeOfResult(await fillScanLetter(await newStaff("coordinator"), { language: "en" }))).toBe("forbidden");
});

test("where we can answer is what valid licenses say: not one that ended", async () => {
  const ended = { state: "GU", expiresOn: new Date("2026-01-31") };
  await newStaff("surgeon", { licenses: { create: [{ state: "VI" }, ended] } });
  const states = expectOk(await listAnswerableStates(nobody, {}));
  expect(states).toContain("VI");
  expect(states).not.toContain("GU");
});
