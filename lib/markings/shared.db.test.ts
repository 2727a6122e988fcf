import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { withPhantom } from "../../config/phantom-scan.ts";
import { codeOfResult, jobsOn, newPatient, newStaff, rows, signOff } from "../../config/command-scene.ts";
import { nobody, system } from "#lib/accounts/actor.ts";
import { downloadAnswer } from "#lib/intake/download-answer.ts";
import { readAnswer } from "#lib/intake/read-answer.ts";
import { readPdf } from "#lib/letters/read-pdf.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { listKeyImages } from "#lib/reading/list-key-images.ts";
import { drawShared } from "./draw-shared.ts";
import type { Marking } from "./marking.ts";
import { openShared } from "./open-shared.ts";
import { saveMarkings } from "./save-markings.ts";

/** A case with two key images, a line on the first of them, and L4 and L5 labelled around it. */
async function withKeyImages() {
  const one = await withPhantom();
  const [first, second] = one.images;
  const at = (sopInstanceUid = "", kind: Marking["kind"], points: Marking["points"] = [], text = ""): Marking => ({
    ...{ id: crypto.randomUUID(), kind, sopInstanceUid, frame: 1, points, text },
  });
  const keys = [at(first?.sopInstanceUid, "key_image"), at(second?.sopInstanceUid, "key_image")];
  const put = [
    ...keys,
    at(
      first?.sopInstanceUid,
      "length",
      [
        [10, 20],
        [40, 20],
      ],
      "Pat Sample",
    ),
    at(first?.sopInstanceUid, "level", [[25, 15]], "L4"),
    at(first?.sopInstanceUid, "level", [[25, 25]], "L5"),
  ];
  expectOk(await saveMarkings(one.surgeon, { requestId: one.requestId, put, remove: [] }));
  return { ...one, keys: keys.map(({ id }) => id) };
}

describe("key images of an answer", () => {
  test("are shown to nobody unless the surgeon shares them", async () => {
    const one = await withKeyImages();
    expectOk(await signOff(one));
    expect(expectOk(await readAnswer(one.patient, { requestId: one.requestId }))).toMatchObject({ pictures: [] });
    expect(await jobsOn("draw-shared", { requestId: one.requestId })).toEqual([]);
  });

  test("are drawn with their lines, and told by level, on the page and in the letter", async () => {
    const one = await withKeyImages();
    const { requestId, patient, surgeon, keys } = one;
    const { images } = expectOk(await listKeyImages(surgeon, { requestId }));
    const [first, second] = keys.map((key) => images.find(({ id }) => id === key));
    expect(first).toMatchObject({ marks: 1, level: "L4/5", sharable: true });
    expect(second).toMatchObject({ marks: 0, sharable: true });
    expectOk(await signOff(one, { shared: keys.slice(0, 1) }));
    expect(await jobsOn("draw-shared", { requestId })).toHaveLength(1);
    expectOk(await drawShared(system, { requestId }));
    expectOk(await drawShared(system, { requestId })); // a job that comes twice
    const answer = expectOk(await readAnswer(patient, { requestId }));
    const [picture, ...others] = answer.kind === "opinion" ? answer.pictures : [];
    expect(others).toEqual([]);
    expect(picture?.caption).toEqual({
      en: "Level L4/5 of your lower back.",
      es: "Nivel L4/5 de la parte baja de su espalda.",
    });
    const webp = expectOk(await openShared(patient, { requestId, imageId: picture?.id ?? "" }));
    const { data, info } = await sharp(webp ?? undefined)
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect([info.width, info.height]).toEqual([picture?.width, picture?.height]);
    // The line is yellow; an MRI is grey.
    let yellow = 0;
    for (let at = 0; at < data.length; at += 3) if ((data[at] ?? 0) > (data[at + 2] ?? 0) + 80) yellow++;
    expect(yellow).toBeGreaterThan(100);
    const { pdf } = expectOk(await downloadAnswer(patient, { requestId, language: "es" }));
    expect((await readPdf(pdf)).join(" ")).toMatch(/Imágenes de su estudio.*Nivel L4\/5/s);
    for (const actor of [await newPatient(), await newStaff("surgeon"), nobody])
      expect(codeOfResult(await openShared(actor, { requestId, imageId: picture?.id ?? "" }))).toMatch(
        /not_found|forbidden|signed_out/,
      );
  });

  test("must be key images, and none into which a name may be burnt", async () => {
    const one = await withKeyImages();
    const { requestId, surgeon, keys } = one;
    expect(codeOfResult(await signOff(one, { shared: [crypto.randomUUID()] }))).toBe("conflict");
    const capture = { sopClassUid: "1.2.840.10008.5.1.4.1.1.7" };
    await rows((tx) => tx.instance.updateMany({ where: { series: { study: { requestId } } }, data: capture }));
    expect(expectOk(await listKeyImages(surgeon, { requestId })).images.every(({ sharable }) => !sharable)).toBe(true);
    expect(codeOfResult(await signOff(one, { shared: keys }))).toBe("conflict");
  });
});
