import type { Browser } from "@playwright/test";
import { system } from "#lib/accounts/actor.ts";
import { buildExport } from "#lib/intake/build-export.ts";
import { startPacket } from "#lib/exports/start-packet.ts";
import { drawShared } from "#lib/markings/draw-shared.ts";
import type { Marking } from "#lib/markings/marking.ts";
import { saveMarkings } from "#lib/markings/save-markings.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { addTranslation } from "#lib/translations/add-translation.ts";
import { noteChart } from "#lib/triage/note-chart.ts";
import { rows, signOff } from "../../config/command-scene.ts";
import { withPhantom } from "../../config/phantom-scan.ts";
import { lumbarPhantom } from "../sample/phantom.ts";
import { closeViews, openViews, patientLooks, staffLooks, take } from "./views.ts";

/** An answer with pictures, in a language that its patient does not read and then in theirs; the packet of the case. */
export async function takePacket(browser: Browser): Promise<void> {
  const one = await withPhantom(lumbarPhantom());
  const { requestId, patient, coordinator, surgeon, images } = one;
  const [middle, next] = images;
  const at = (sopInstanceUid = "", kind: Marking["kind"], points: Marking["points"] = [], text = ""): Marking => ({
    ...{ id: crypto.randomUUID(), kind, sopInstanceUid, frame: 1, points, text },
  });
  const rowsAcross = (share: number) => share * 384;
  const point = (x: number, y: number): [number, number] => [rowsAcross(x), rowsAcross(y)];
  const keys = [at(middle?.sopInstanceUid, "key_image"), at(next?.sopInstanceUid, "key_image")];
  const put = [
    ...keys,
    at(middle?.sopInstanceUid, "arrow", [point(0.55, 0.56), point(0.68, 0.5)]),
    at(middle?.sopInstanceUid, "length", [point(0.4, 0.5), point(0.52, 0.5)]),
    at(middle?.sopInstanceUid, "level", [point(0.46, 0.45)], "L4"),
    at(middle?.sopInstanceUid, "level", [point(0.46, 0.6)], "L5"),
  ];
  await rows((tx) => tx.account.update({ where: { id: patient.accountId }, data: { language: "es" } }));
  expectOk(await saveMarkings(surgeon, { requestId, put, remove: [] }));
  const levels = { "L4/5": { disc: "extrusion", side: "left", central: "moderate", fits: "yes" } } as const;
  expectOk(await signOff(one, { levels, shared: keys.map(({ id }) => id) }));
  expectOk(await drawShared(system, { requestId }));
  const views = await openViews(browser, "patient", patientLooks, patient);
  const staff = await openViews(browser, "staff", staffLooks, coordinator);
  await take(views, "answer", "not-translated-yet", `/requests/${requestId}/answer`);
  await take(staff, "request", "to-translate", `/queue/${requestId}`);
  const text = "Un disco toca un nervio. Los ejercicios van primero.";
  const translation = { requestId, signed: 1, language: "es" as const, translator: "Rosa Vidal", text };
  expectOk(await addTranslation(coordinator, { ...translation, translationId: crypto.randomUUID() }));
  expectOk(await noteChart(coordinator, { requestId, mrn: "MR-204418", filed: "yes" }));
  expectOk(await startPacket(coordinator, { requestId }));
  const which = { requestId_kind: { requestId, kind: "packet" as const } };
  const { id: exportId } = await rows((tx) => tx.requestExport.findUniqueOrThrow({ where: which }));
  await take(staff, "request", "packet-going", `/queue/${requestId}`);
  for (let steps = 0; steps < 4; steps++) await buildExport(system, { exportId });
  await take(views, "answer", "translated", `/requests/${requestId}/answer`);
  await take(staff, "request", "translated", `/queue/${requestId}`);
  await closeViews([...views, ...staff]);
  const reader = await openViews(browser, "surgeon", staffLooks, surgeon);
  await take(reader, "case", "translated", `/reading/${requestId}`);
  await closeViews(reader);
}
