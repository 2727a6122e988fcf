import type { Page } from "@playwright/test";
import { expect, isAccessible, test } from "./scene.ts";

type Answers = { place: string; age?: string; region?: string; scan?: string };

async function ask(page: Page, { place, age, region, scan }: Answers): Promise<void> {
  await page.goto("/can-we-review");
  await page.getByLabel("Where does the person live?").selectOption(place);
  await page.getByLabel(age ?? "18 or older").check();
  await page.getByLabel(region ?? "Lower back, or a leg").check();
  await page.getByLabel(scan ?? "Yes, and I have it").check();
  await page.getByRole("button", { name: "See the answer" }).click();
  await expect(page).toHaveURL(/\/can-we-review\/answer$/);
}

test("somebody asks on a phone whether we can review, is told at once, and finds what to do", async ({ newPerson }) => {
  const phone = await newPerson({ phone: true });
  await phone.goto("/");
  await isAccessible(phone);
  await phone.getByRole("link", { name: "Can we review yours?" }).first().click();
  await expect(phone.getByRole("heading", { name: "Can we review yours?" })).toBeVisible();
  await isAccessible(phone);

  await phone.getByRole("button", { name: "See the answer" }).click();
  await expect(phone.getByRole("alert").getByText("Choose where the person lives")).toBeVisible();
  await expect(phone.getByRole("alert", { name: "There is a problem" })).toBeFocused();
  await isAccessible(phone);

  const told: [Answers, string][] = [
    [{ place: "New York" }, "Yes, we can look at it"],
    [{ place: "New York", scan: "No scan yet" }, "Not yet: we need a scan to look at"],
    [{ place: "Outside the USA" }, "We cannot answer people outside the USA"],
    [{ place: "Wyoming" }, "We cannot answer people in Wyoming yet"],
    [{ place: "New York", age: "Younger than 18" }, "We do not review for people younger than 18"],
    [{ place: "New York", region: "Neck, or an arm" }, "We do not look at this part of the body"],
    [{ place: "New York", scan: "Yes, but I do not have it" }, "Yes, once you have the scan"],
  ];
  for (const [answers, title] of told) {
    await ask(phone, answers);
    await expect(phone.getByRole("heading", { name: title, level: 1 })).toBeVisible();
    await isAccessible(phone);
  }
  const kept = (await phone.context().cookies()).map(({ name }) => name);
  expect(kept, "the answers, which this browser keeps, and no session").toEqual(["foramen-eligibility"]);

  await phone.getByRole("link", { name: "How to get your scan" }).click();
  await expect(phone.getByRole("heading", { name: "How do I get my scan?" })).toBeVisible();
  await isAccessible(phone);
  const letter = await phone.request.get("/guides/get-your-scan/letter/es");
  expect(letter.headers()["content-type"]).toBe("application/pdf");
  expect((await letter.body()).subarray(0, 5).toString()).toBe("%PDF-");

  // What was answered is still there to be changed, and a yes leads to the beginning by way of signing in.
  await ask(phone, { place: "New York" });
  await phone.getByRole("link", { name: "Change your answers" }).click();
  await expect(phone.getByLabel("Where does the person live?")).toHaveValue("NY");
  await ask(phone, { place: "New York" });
  await phone.getByRole("link", { name: "Start your request" }).click();
  await expect(phone.getByRole("heading", { name: "What is your email address?" })).toBeVisible();
});

test("without a script, in Spanish, the same is asked and answered", async ({ newPerson }) => {
  const phone = await newPerson({ phone: true, javaScript: false });
  await phone.goto("/can-we-review?lang=es");
  await phone.getByRole("button", { name: "Ver la respuesta" }).click();
  await expect(phone.getByText("Elija dónde vive la persona").first()).toBeVisible();
  await phone.getByLabel("¿Dónde vive la persona?").selectOption("NY");
  await phone.getByLabel("18 años o más").check();
  await phone.getByLabel("Parte baja de la espalda, o una pierna").check();
  await phone.getByLabel("Todavía no hay estudio").check();
  await phone.getByRole("button", { name: "Ver la respuesta" }).click();
  await expect(phone.getByRole("heading", { name: "Todavía no: necesitamos un estudio" })).toBeVisible();
});

test("every public page is found in both languages, is accessible, and is shared with a picture; others are not found", async ({
  newPerson,
}) => {
  const visitor = await newPerson();
  const sitemap = await (await visitor.request.get("/sitemap.xml")).text();
  const paths = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, address]) => new URL(address ?? "").pathname);
  expect(new Set(paths)).toContain("/guides/no-disc-drive");
  const titles = new Set<string>();
  for (const path of new Set(paths))
    for (const language of ["en", "es"]) {
      await visitor.goto(`${path}?lang=${language}`);
      await isAccessible(visitor);
      titles.add(await visitor.title());
      const said = (name: string) =>
        visitor.locator(`meta[name="${name}"], meta[property="${name}"]`).getAttribute("content");
      expect(await said("robots"), path).toBe("index, follow");
      expect((await said("description"))?.length ?? 0, path).toBeGreaterThan(50);
      expect(await said("og:image"), path).toMatch(new RegExp(`/share-picture/${language}$`));
      await expect(visitor.locator('link[rel="alternate"]')).toHaveCount(3);
    }
  expect(titles.size).toBe(paths.length);
  const picture = await visitor.request.get("/share-picture/es");
  expect(picture.headers()["content-type"]).toBe("image/png");
  expect(await (await visitor.request.get("/robots.txt")).text()).toMatch(
    /Disallow: \/requests[\s\S]*Sitemap: .*\/sitemap\.xml/,
  );
  await visitor.goto("/sign-in");
  expect(await visitor.locator('meta[name="robots"]').getAttribute("content")).toBe("noindex, nofollow");
});
