import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { answeredDraft, completeOpinion, reviewedRequest } from "../config/command-scene.ts";
import { readPdf } from "#lib/letters/read-pdf.ts";
import { database, expect, isAccessible, newAddress, patientOf, signInAsPatient, test } from "./scene.ts";

test("a patient reads what they agree to, then the answer, and keeps both as letters in both languages", async ({
  newPerson,
}) => {
  test.setTimeout(180_000);
  const address = newAddress();
  const page = await newPerson({ phone: true });
  await signInAsPatient(page, address);
  const patient = await patientOf(address);

  await page.goto("/requests/new");
  await page.getByText("Read the notice of privacy practices").click();
  await expect(page.getByText("THIS NOTICE DESCRIBES HOW MEDICAL INFORMATION")).toBeVisible();
  await looksRight(page);
  const draft = await answeredDraft(patient);
  await page.goto(`/requests/${draft.requestId}/questions/consent`);
  await expect(page.getByRole("heading", { name: "What the review is not" })).toBeVisible();
  await looksRight(page);
  expect(await savedText(page, "PDF in Spanish")).toContain("Puedo retirar mi solicitud en cualquier momento");
  await page.getByLabel("Type your full name to agree").fill("Pat Sample");
  await page.getByRole("button", { name: "Agree and continue" }).click();
  await expect(page.getByRole("heading", { name: "Your scan", level: 1 })).toBeVisible();
  await database((client) => client.query("DELETE FROM review_request WHERE id = $1", [draft.requestId]));

  const { requestId } = await reviewedRequest(patient);
  await page.goto(`/requests/${requestId}`);
  await page.getByRole("link", { name: "Read your answer" }).click();
  const english = "Treatment without a procedure comes first";
  await expect(page.getByRole("heading", { name: english, level: 1 })).toBeVisible();
  await expect(page.getByText(completeOpinion.patientMessage)).toBeVisible();
  await looksRight(page);
  const letter = await savedText(page, "Download the letter in English (PDF)");
  for (const words of [english, completeOpinion.patientMessage, "Sample surgeon, MD", "Licensed in New York"])
    expect(letter).toContain(words);
  expect(letter).not.toContain(completeOpinion.findings.slice(0, 20));

  await page.getByRole("link", { name: "Español" }).click();
  await expect(page.getByRole("heading", { name: "Primero, tratamiento sin procedimiento" })).toBeVisible();
  await expect(page.getByText(completeOpinion.patientMessage)).toHaveAttribute("lang", "en-US");
  await looksRight(page);
  expect(await savedText(page, "Descargar la carta en español (PDF)")).toContain("Qué puede hacer ahora");

  await page.goto(`/requests/${requestId}/agreements`);
  await expect(page.getByRole("heading", { name: "Lo que usted aceptó" })).toBeVisible();
  await looksRight(page);
  await page.getByRole("link", { name: "Hablar con una persona o un médico que yo nombre" }).click();
  await page.getByRole("button", { name: "Lo permito" }).click();
  await expect(page.getByRole("link", { name: "Escriba con quién podemos hablar" })).toBeVisible();
  await looksRight(page);
  await page.getByLabel("¿Con quién podemos hablar?").fill("Dra. Alma Ruiz, 555 0100");
  await page.getByLabel("Escriba su nombre completo para aceptar").fill("Pat Sample");
  await page.getByRole("button", { name: "Lo permito" }).click();
  await expect(page.getByText("Dra. Alma Ruiz, 555 0100")).toBeVisible();
  const signed = await savedText(page, "PDF en español", 2);
  for (const words of ["Dra. Alma Ruiz, 555 0100", "Pat Sample (en su propio nombre)", "Hasta cuándo: un año"])
    expect(signed).toContain(words);
  const wish = page.getByRole("region", { name: "Hablar con una persona o un médico que yo nombre" });
  await wish.locator("summary", { hasText: "Retirarlo" }).click();
  await wish.getByRole("button", { name: "Retirarlo" }).click();
  await expect(page.getByText("Lo retiró el")).toBeVisible();

  const stranger = await newPerson();
  await signInAsPatient(stranger, newAddress());
  expect((await stranger.request.get(`/api/answers/${requestId}/en`)).status()).toBe(404);
  expect((await stranger.goto(`/requests/${requestId}/answer`))?.status()).toBe(404);
});

/** What a downloaded letter says, as one line. */
async function savedText(page: Page, link: string, which = 0): Promise<string> {
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: link }).nth(which).click();
  const download = await coming;
  expect(download.suggestedFilename()).toMatch(/^[a-z-]+\.pdf$/);
  const pages = await readPdf(readFileSync(await download.path()));
  return pages.join(" ").replaceAll(/\s+/g, " ");
}

/** By axe, without anything wider than the phone. */
async function looksRight(page: Page): Promise<void> {
  await isAccessible(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
}
