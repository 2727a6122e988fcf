import { existsSync, mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Locator, Page } from "@playwright/test";
import dicomParser from "dicom-parser";
import { concatenate } from "#lib/imaging/concatenate.ts";
import { encode } from "#lib/imaging/specimen.ts";
import type { StudyIndex } from "#lib/studies/study-index.ts";
import { greyCases, usual } from "./grey-cases.ts";
import { asIfByCard, cellsOnScreen, farthest, withoutWebGl } from "./pixels.ts";
import { atTheirScan, expect, newStaff, submitRequest, signInAsStaff, test } from "./scene.ts";

const shared = join(import.meta.dirname, "../../shared/dicom");

/** Greys at full range, means of a grid of cells, as DCMTK, GDCM and OpenJPEG decode the files: numbers, no pictures. */
const truth = JSON.parse(readFileSync(join(import.meta.dirname, "true-pixels.json"), "utf8")) as {
  side: number;
  pictures: { images: [file: string, frame: number][]; aspect: number; greys: number[] }[];
};

type OpenImage = { id: string; uid: string; syntax: string; size: number; frame: number } & Place;
type Place = { seriesAt: number; at: number; of: number };

test("an image of every transfer syntax is shown as an independent decoder sees it", async ({ newPerson }) => {
  test.skip(!existsSync(shared), "these scans are not beside the project");
  test.setTimeout(240_000);
  const names = [...new Set(truth.pictures.flatMap(({ images }) => images.map(([file]) => file)))];
  const folder = mkdtempSync(join(tmpdir(), "syntaxes-"));
  const sent = names.map((name) => ({ name, file: withStudy(readFileSync(join(shared, name))) }));
  for (const [at, { file }] of sent.entries()) writeFileSync(join(folder, String(at)), file);
  const request = await sendAll(await newPerson(), folder);
  const staff = await newPerson();
  const images = await openImages(staff, request.id);

  const left = new Map(truth.pictures.flatMap((picture) => picture.images.map((image) => [image.join(), picture])));
  const nameOf = ({ uid, syntax, size, frame }: OpenImage) => {
    const alike = sent.filter(({ file }) => file.length === size && identityOf(file).syntax === syntax);
    return [(alike.find(({ file }) => identityOf(file).uid === uid) ?? alike[0])?.name, frame].join();
  };
  const wrong: string[] = [];
  for (const place of images.filter((image) => left.has(nameOf(image)))) {
    const shown = await goTo(staff, place, images);
    const name = shown ? nameOf(shown) : "";
    const picture = left.get(name);
    if (!picture) {
      wrong.push(`${nameOf(place)}: ${name || (await reason(staff))}`);
      continue;
    }
    await staff.keyboard.press("0");
    const off = await difference(() => cellsOnScreen(canvas(staff), picture.aspect, truth.side), picture.greys);
    if (!(off <= usual)) wrong.push(`${name}: off by ${off.toFixed(1)} of 255`);
    left.delete(name);
  }
  expect(wrong).toEqual([]);
  expect([...left.keys()], "images that were not among those sent").toEqual([]);
});

test("greys, colours and proportions are those that the file means, with a graphics card and without", async ({
  newPerson,
}) => {
  test.setTimeout(240_000);
  const folder = mkdtempSync(join(tmpdir(), "greys-"));
  for (const { name, file } of greyCases) writeFileSync(join(folder, name), file);
  const request = await sendAll(await newPerson(), folder);
  const wrong: string[] = [];
  for (const card of ["with", "without"] as const) {
    const staff = await newPerson();
    await staff.addInitScript(card === "with" ? asIfByCard : withoutWebGl);
    await openImages(staff, request.id);
    for (const { name, aspect, edges, frames, ...far } of greyCases) {
      const within = card === "with" ? far.within : far.withinWithoutCard;
      await series(staff).getByText(name, { exact: true }).click();
      for (const [at, greys] of frames(truth.side).entries()) {
        if (frames(truth.side).length > 1) await staff.getByLabel("Image in the series").fill(String(at));
        const off = await difference(() => cellsOnScreen(canvas(staff), aspect, truth.side), greys);
        if (!(off <= within)) wrong.push(`${name}, frame ${at + 1}, ${card} a card: off by ${off.toFixed(1)} of 255`);
      }
      for (const words of edges) await expect(viewport(staff).getByText(words, { exact: true })).toBeVisible();
    }
    await staff.close();
  }
  expect(wrong).toEqual([]);
});

/** Sends every scan of a folder, whoever it is of, and submits the request. */
async function sendAll(patient: Page, folder: string): Promise<{ id: string }> {
  await atTheirScan(patient);
  await patient.getByLabel("Choose a folder").setInputFiles(folder);
  await expect(patient.getByText(/^We found/)).toBeVisible();
  for (const scan of await patient.getByRole("main").getByRole("checkbox").all()) await scan.check();
  await patient.getByRole("button", { name: "Send these pictures" }).click();
  await expect(patient.getByText(/^Received: /)).toBeVisible({ timeout: 90_000 });
  return submitRequest(patient);
}

/** Opens the images of a request as staff; answers every image with its place. */
async function openImages(staff: Page, requestId: string): Promise<OpenImage[]> {
  await signInAsStaff(staff, await newStaff("coordinator"), `/queue/${requestId}?images=open`);
  await expect(viewport(staff).locator("[data-rendered-instance]")).toBeVisible({ timeout: 60_000 });
  const { studies } = (await (await staff.request.get(`/api/studies/${requestId}`)).json()) as StudyIndex;
  return studies
    .flatMap(({ series }) => series)
    .flatMap(({ instances }, seriesAt) =>
      instances
        .flatMap(({ id, sopInstanceUid: uid, transferSyntax: syntax, size, frames }) =>
          Array.from({ length: frames }, (_, frame) => ({ id, uid, syntax, size, frame: frame + 1 })),
        )
        .map((image, at, { length }) => ({ ...image, seriesAt, at, of: length })),
    );
}

/** Brings the image of a place on the screen; answers which one it is, null when it cannot be shown. */
async function goTo(page: Page, { seriesAt, at, of }: Place, images: readonly OpenImage[]): Promise<OpenImage | null> {
  await series(page).nth(seriesAt).click();
  if (of > 1) await page.getByLabel("Image in the series").fill(String(at));
  await page.getByRole("application").focus();
  let shown = "";
  const arrived = async () => {
    const now = await viewport(page).evaluate((region) => ({
      seriesAt: [...region.querySelectorAll("nav button")].findIndex((one) => one.ariaCurrent === "true"),
      at: Number(region.querySelector<HTMLInputElement>("input[type=range]")?.value ?? 0),
      shown: ["data-rendered-instance", "data-rendered-frame"]
        .flatMap((name) => region.querySelector("[role=application]")?.getAttribute(name) ?? [])
        .join(" "),
    }));
    ({ shown } = now);
    return now.seriesAt === seriesAt && now.at === at && (shown !== "" || (await plate(page).count()) > 0);
  };
  await expect.poll(arrived, { timeout: 30_000 }).toBe(true);
  return images.find(({ id, frame }) => `${id} ${frame}` === shown) ?? null;
}

const viewport = (page: Page): Locator => page.getByRole("region", { name: "Scan images" });
const series = (page: Page): Locator => page.getByRole("navigation", { name: "Series" }).getByRole("button");
const canvas = (page: Page): Locator => page.getByRole("application").locator("canvas").first();

/** How far the greys are from the expected ones; drawing takes a moment, so the nearest of a few looks counts. */
async function difference(look: () => Promise<number[]>, expected: readonly number[]): Promise<number> {
  let least = Number.POSITIVE_INFINITY;
  for (const start = Date.now(); Date.now() - start < 5_000 && least > usual;) {
    least = Math.min(least, farthest(await look(), expected));
  }
  return least;
}

/** What the page says in place of an image. */
const reason = async (page: Page): Promise<string> => plate(page).locator("..").innerText();
const plate = (page: Page): Locator =>
  viewport(page)
    .getByText(/^Image \d+ cannot be shown$/)
    .locator("visible=true");

/** What tells files apart, also those of one picture in several transfer syntaxes. */
function identityOf(file: Uint8Array): { uid: string; syntax: string } {
  const meta = dicomParser.parseDicom(file, { untilTag: "x00020010" });
  return { uid: meta.string("x00020003") ?? "", syntax: meta.string("x00020010") ?? "" };
}

/** A file that names no study is no part of a scan: it gets one here, and stays what it is otherwise. */
function withStudy(file: Uint8Array): Uint8Array {
  if (identityOf(file).syntax === deflated) return file;
  const { elements } = dicomParser.parseDicom(file, { untilTag: "x00280002" });
  if (elements["x00280002"] === undefined || elements["x0020000d"] !== undefined) return file;
  const at = elements["x00280002"].dataOffset - 8;
  const study = encode(["0020,000d", "UI", "1.2.826.0.1.3680043.9.9999.8"], false);
  const series = encode(["0020,000e", "UI", "1.2.826.0.1.3680043.9.9999.8.1"], false);
  return concatenate([file.subarray(0, at), study, series, file.subarray(at)]);
}

const deflated = "1.2.840.10008.1.2.1.99";
