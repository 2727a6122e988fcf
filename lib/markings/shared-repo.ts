import type { DicomHeader } from "#lib/imaging/dicom.ts";
import { levelAt, levelsOf, type Placed } from "#lib/imaging/levels.ts";
import { type Placeable, slicePlane, toPatient } from "#lib/imaging/slice-plane.ts";
import type { Tx } from "#lib/platform/db.ts";
import { enqueue } from "#lib/platform/jobs.ts";
import { Refusal } from "#lib/platform/refusal.ts";
import type { Marking } from "./marking.ts";
import { nearestLevel } from "./measurement-report.ts";
import { markingsOf } from "./repo.ts";

/** Where shared pictures lie in storage. */
export const sharedFolder = "shared/";

/** So many pictures go with one answer. */
export const mostShared = 12;

/** What may have a name in its very pixels: captures of screens, films, ultrasound (PS3.4 B.5). */
const mayNameSomebody = /^1\.2\.840\.10008\.5\.1\.4\.1\.1\.(7|7\.\d|6\.1|3\.1|77\.\d.*)$/;

const imageOf = (tx: Tx, requestId: string, sopInstanceUid: string) =>
  tx.instance.findFirst({
    where: { sopInstanceUid, file: { state: "accepted" }, series: { study: { requestId, withdrawnAt: null } } },
    include: { series: { select: { description: true } }, file: { include: { pack: true } } },
  });

/** The images that a surgeon marked as key, what each is, and whether it may be shown to its patient. */
export async function keyImagesOf(tx: Tx, requestId: string, byId: string) {
  const marks = await markingsOf(tx, requestId, byId);
  const found = [];
  for (const key of marks.filter(({ kind }) => kind === "key_image")) {
    const image = await imageOf(tx, requestId, key.sopInstanceUid);
    if (!image) continue;
    const header = image.header as DicomHeader | null;
    found.push({
      id: key.id,
      series: image.series.description ?? "Series",
      number: image.frames > 1 ? key.frame : (image.number ?? key.frame),
      marks: marksOn(marks, key).length,
      level: levelOf(marks, key, await planesOf(tx, requestId, marks)),
      sharable: !mayNameSomebody.test(image.sopClassUid) && !header?.instance.conversionType,
    });
  }
  return found;
}

/** Has those of a surgeon's key images drawn that they share with the patient; no other is ever seen there. */
export async function shareImages(
  tx: Tx,
  { requestId, byId }: { requestId: string; byId: string },
  ids: readonly string[],
): Promise<void> {
  if (ids.length === 0) return;
  const keys = (await keyImagesOf(tx, requestId, byId)).filter(({ sharable }) => sharable);
  const marks = await markingsOf(tx, requestId, byId);
  const shared = ids.map((markingId) => {
    const mark = marks.find(({ id }) => id === markingId);
    const key = keys.find(({ id }) => id === markingId);
    if (!mark || !key) throw new Refusal("conflict", "A picture that was to be shared is not a key image any more.");
    const { sopInstanceUid, frame } = mark;
    return { requestId, markingId, sopInstanceUid, frame, level: key.level };
  });
  await tx.sharedImage.createMany({ data: shared });
  await enqueue(tx, "draw-shared", { requestId });
}

/** The pictures of an answer that are there, in the order in which they were chosen. */
export const sharedOf = async (tx: Tx, requestId: string) =>
  (await tx.sharedImage.findMany({ where: { requestId }, orderBy: { id: "asc" } })).flatMap(
    ({ id, key, width, height, level }) => (key && width && height ? [{ id, key, width, height, level }] : []),
  );

export type SharedPicture = Awaited<ReturnType<typeof sharedOf>>[number];

/** What is still to be drawn: where each image lies, and what is marked on it. Null where there is no request. */
export async function undrawnShared(tx: Tx, requestId: string) {
  const opinion = await tx.opinion.findUnique({ where: { requestId }, select: { surgeonId: true } });
  if (!opinion) return null;
  const marks = await markingsOf(tx, requestId, opinion.surgeonId);
  const waiting = await tx.sharedImage.findMany({ where: { requestId, key: null, failedAt: null } });
  const pictures = [];
  for (const { id, sopInstanceUid, frame } of waiting) {
    const image = await imageOf(tx, requestId, sopInstanceUid);
    pictures.push({
      id,
      marks: marksOn(marks, { sopInstanceUid, frame }),
      image: image && {
        key: image.file.pack.key,
        dataOffset: Number(image.file.dataOffset),
        compressedSize: Number(image.file.compressedSize),
        size: Number(image.file.size),
        method: image.file.method,
        ...{ frame: frame - 1, rows: image.rows, columns: image.columns },
      },
    });
  }
  return { id: requestId, pictures };
}

type At = Pick<Marking, "sopInstanceUid" | "frame">;

const isAt = (one: At, other: At): boolean => one.sopInstanceUid === other.sopInstanceUid && one.frame === other.frame;

/** What is drawn on a frame. */
const marksOn = (marks: readonly Marking[], at: At): Marking[] =>
  marks.filter((mark) => isAt(mark, at) && mark.kind !== "key_image" && mark.kind !== "level");

/** Where each marked frame lies in the patient. */
async function planesOf(tx: Tx, requestId: string, marks: readonly Marking[]): Promise<(At & { place: Placeable })[]> {
  const uids = [...new Set(marks.map(({ sopInstanceUid }) => sopInstanceUid))];
  const images = await tx.instance.findMany({
    where: { sopInstanceUid: { in: uids }, series: { study: { requestId } } },
    select: { sopInstanceUid: true, rows: true, columns: true, header: true },
  });
  return marks.flatMap(({ sopInstanceUid, frame }) => {
    const image = images.find((one) => one.sopInstanceUid === sopInstanceUid);
    const header = image?.header as DicomHeader | null | undefined;
    if (!image || !header) return [];
    const { imagePosition, imageOrientation, pixelSpacing, frameOfReferenceUid, framePositions, frameGroups } =
      header.instance;
    const place: Placeable = {
      ...{ rows: image.rows, columns: image.columns, pixelSpacing, frameOfReferenceUid },
      imagePosition: framePositions?.[frame - 1] ?? imagePosition,
      imageOrientation: frameGroups?.[frame - 1]?.orientation ?? imageOrientation,
    };
    return [{ sopInstanceUid, frame, place }];
  });
}

/** The level that a key image is about: of what is marked on it, else what the slice goes through. */
function levelOf(marks: readonly Marking[], key: At, planes: readonly (At & { place: Placeable })[]): string | null {
  const placeOf = (at: At) => planes.find((one) => isAt(one, at))?.place;
  const placed = marks.flatMap((mark): Placed[] => {
    const plane = mark.kind === "level" ? slicePlane(placeOf(mark) ?? nowhere) : null;
    const [point] = mark.points;
    return plane && point
      ? [{ name: mark.text, at: toPatient(plane, point), frameOfReference: plane.frameOfReference }]
      : [];
  });
  const place = placeOf(key);
  const plane = place && slicePlane(place);
  if (!plane) return null;
  const points = marksOn(marks, key).flatMap((mark) => mark.points);
  const near = points.length > 0 ? nearestLevel({ points }, place, levelsOf(placed)) : null;
  return near ?? levelAt(plane, placed);
}

const nowhere: Placeable = {
  ...{
    rows: 0,
    columns: 0,
    imagePosition: null,
    imageOrientation: null,
    pixelSpacing: null,
    frameOfReferenceUid: null,
  },
};
