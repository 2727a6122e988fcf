import type { Page } from "@playwright/test";
import { answeredDraft } from "../config/command-scene.ts";
import { expect, isAccessible, mailTo, newAddress, patientOf, phantom, test } from "./scene.ts";

/** Words of the English pages that no Spanish one has; the scan's own descriptions and the clinic's name stay as they are. */
const english =
  /\b(the|your|you|and|with|scan|pictures?|send|sent|choose|folder|files?|checked|safe|continue|email|code|privacy|call|papers?|report|back)\b/i;

async function isSpanish(page: Page): Promise<void> {
  await expect(page.locator("html")).toHaveAttribute("lang", "es");
  const text = await page.evaluate(() => {
    const names = [...document.querySelectorAll("[aria-label], [alt], [title], [placeholder]")].flatMap((one) =>
      ["aria-label", "alt", "title", "placeholder"].map((name) => one.getAttribute(name) ?? ""),
    );
    const foreign = [...document.querySelectorAll<HTMLElement>("[lang=en], a[href='/']")].map((one) => one.innerText);
    const seen = foreign.reduce((all, one) => all.replace(one, ""), document.body.innerText);
    return [document.title.split(" · ")[0], seen, ...names].join("\n");
  });
  const told = text.split("\n").filter((line) => english.test(line));
  expect(told, `English on ${new URL(page.url()).pathname}`).toEqual([]);
}

test("a patient signs in, sends a scan and adds papers in Spanish, and the choice is remembered", async ({
  newPerson,
}) => {
  const page = await newPerson({ phone: true });
  const look = async () => {
    await isSpanish(page);
    await isAccessible(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  };
  const address = newAddress();
  await page.goto("/sign-in");
  await page.getByRole("link", { name: "Español" }).click();
  await expect(page.getByRole("heading", { name: "¿Cuál es su correo electrónico?" })).toBeVisible();
  await page.goto("/sign-in"); // remembered: the address says nothing of it
  await page.getByRole("button", { name: "Enviarme un código" }).click();
  await expect(page.getByRole("alert", { name: "Hay un problema" })).toBeVisible();
  await look();
  const asked = new Date();
  await page.getByLabel("Correo electrónico").fill(address);
  await page.getByRole("button", { name: "Enviarme un código" }).click();
  await expect(page.getByRole("heading", { name: "Revise su correo" })).toBeVisible();
  await look();
  const { subject } = await mailTo(address, /^\d{6}/, asked);
  await page.getByLabel("Código").fill(subject.slice(0, 6) === "000000" ? "111111" : "000000");
  await page.getByRole("button", { name: "Continuar" }).click();
  await expect(page.getByRole("alert").getByText("Este no es el código del correo más reciente")).toBeVisible();
  await page.getByLabel("Código").fill(subject.slice(0, 6));
  await page.getByRole("button", { name: "Continuar" }).click();
  await expect(page).toHaveURL(/\/requests$/);

  const { requestId } = await answeredDraft(await patientOf(address));
  await page.goto(`/requests/${requestId}/scans`);
  await expect(page.getByRole("heading", { name: "Su estudio", level: 1 })).toBeVisible();
  await page.locator("summary").first().click();
  await look();

  const { folder, files } = await phantom();
  await page.getByLabel("Elegir una carpeta").setInputFiles(folder);
  await expect(page.getByRole("heading", { name: /^Encontramos \d+ imágenes$/ })).toBeVisible();
  await look();

  // While pictures are on their way, a switch asks first: nothing is interrupted by accident.
  let release = (): void => undefined;
  const free = new Promise<void>((resolve) => (release = resolve));
  await page.route("**/*", async (route) => {
    if (route.request().method() === "PUT") await free;
    await route.continue();
  });
  await page.getByRole("button", { name: "Enviar estas imágenes" }).click();
  await expect(page.getByRole("heading", { name: "Enviando las imágenes" })).toBeVisible();
  await look();
  const warned = page.waitForEvent("dialog");
  const switching = page.getByRole("link", { name: "English" }).click();
  const dialog = await warned;
  expect(dialog.type()).toBe("beforeunload");
  await dialog.dismiss();
  await switching;
  await expect(page.getByRole("heading", { name: "Enviando las imágenes" })).toBeVisible();
  release();
  await expect(page.getByText(new RegExp(`^Recibido: ${files.length} imágenes`))).toBeVisible({ timeout: 90_000 });
  await look();

  await page.getByRole("button", { name: "Enviar desde otra computadora" }).click();
  const code = await page.locator("code").innerText();
  await look();
  const helper = await newPerson({ phone: true });
  await helper.goto("/send?lang=es");
  await helper.getByLabel("Código").fill(code);
  await helper.getByRole("button", { name: "Continuar" }).click();
  await expect(helper.getByRole("heading", { name: "Enviar el estudio" })).toBeVisible();
  await isSpanish(helper);
  await isAccessible(helper);
  await helper.getByRole("link", { name: "Ya terminé" }).click();
  await expect(helper.getByRole("heading", { name: "Gracias por su ayuda" })).toBeVisible();
  await isSpanish(helper);
  await helper.goto("/nowhere");
  await expect(helper.getByRole("heading", { name: "No encontramos esta página" })).toBeVisible();
  await isSpanish(helper);

  await page.getByRole("link", { name: "English" }).click();
  await expect(page.getByRole("heading", { name: "Your scan", level: 1 })).toBeVisible();
});
