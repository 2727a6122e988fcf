import { above, between, type Placed, vertebrae } from "#lib/imaging/levels.ts";
import { type ImagePlace, imageKey } from "#app/_viewer/planes.ts";
import type { KeptPlace } from "#app/_viewer/kept-places.ts";
import type { Vector } from "#lib/imaging/dicom.ts";
import { toPatient } from "#lib/imaging/slice-plane.ts";
import type { Marking } from "#lib/markings/marking.ts";

/** The labels of levels among the marks, where they lie in the patient. */
export function placedLevels(marks: readonly Marking[], places: ReadonlyMap<string, ImagePlace>): Placed[] {
  return marks.flatMap(({ kind, text: name, sopInstanceUid, frame, points: [point] }) => {
    const plane = places.get(imageKey(sopInstanceUid, frame))?.plane;
    if (kind !== "level" || !plane || !point || !vertebrae.includes(name)) return [];
    return [{ name, at: toPatient(plane, point), frameOfReference: plane.frameOfReference }];
  });
}

/** The vertebra that the next click labels: the one above the uppermost label, or the sacrum to begin with. */
export function nextLevel(placed: readonly Placed[]): string {
  const [uppermost] = placed.map(({ name }) => name).sort((a, b) => vertebrae.indexOf(a) - vertebrae.indexOf(b));
  return (uppermost && above(uppermost)) ?? "S1";
}

/**
 * The marks that a click leaves: the vertebra `here`, in place of an earlier label of it; with `fill` the uppermost of its
 * kind is here, and what lies between it and the nearest label below is labelled along the way. `keep` says on which
 * image a place is kept.
 */
export function labelled(
  { here, fill }: { here: Placed; fill: boolean },
  marks: readonly Marking[],
  places: ReadonlyMap<string, ImagePlace>,
  keep: (place: Vector) => KeptPlace | null,
): Marking[] {
  const top: Placed = { ...here, name: fill ? uppermostOf(here.name) : here.name };
  const below = placedLevels(marks, places)
    .filter((one) => one.frameOfReference === top.frameOfReference && order(one.name) > order(top.name))
    .sort((a, b) => order(a.name) - order(b.name));
  const filled = fill && below[0] ? between(top, below[0]) : [];
  return [top, ...filled].flatMap(({ name, at }) => {
    const held = marks.find(({ kind, text }) => kind === "level" && text === name);
    const kept = keep(at);
    return kept ? [{ id: held?.id ?? crypto.randomUUID(), kind: "level" as const, text: name, ...kept }] : [];
  });
}

/** L1 for a lumbar vertebra and the sacrum, T1 for a thoracic one, C2 for a cervical one. */
export const uppermostOf = (name: string): string => (/^[LS]/.test(name) ? "L1" : name.startsWith("T") ? "T1" : "C2");

const order = (name: string): number => vertebrae.indexOf(name);
