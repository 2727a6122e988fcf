import { above, between, type Placed, vertebrae } from "#lib/imaging/levels.ts";
import { type ImagePlace, imageKey } from "#app/_viewer/planes.ts";
import { type Point, toPatient, toPicture } from "#lib/imaging/slice-plane.ts";
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
 * The marks that a click leaves: the vertebra here, in place of an earlier label of it; with `fill` the uppermost of its
 * kind is here, and what lies between it and the nearest label below is labelled along the way.
 */
export function labelled(
  click: { on: Pick<Marking, "sopInstanceUid" | "frame">; at: Point; name: string; fill: boolean },
  marks: readonly Marking[],
  places: ReadonlyMap<string, ImagePlace>,
): Marking[] {
  const { on, at, fill } = click;
  const plane = places.get(imageKey(on.sopInstanceUid, on.frame))?.plane;
  if (!plane) return [];
  const name = fill ? uppermostOf(click.name) : click.name;
  const here: Placed = { name, at: toPatient(plane, at), frameOfReference: plane.frameOfReference };
  const below = placedLevels(marks, places)
    .filter((one) => one.frameOfReference === here.frameOfReference && order(one.name) > order(name))
    .sort((a, b) => order(a.name) - order(b.name));
  const filled = fill && below[0] ? between(here, below[0]) : [];
  return [here, ...filled].map((one) => {
    const held = marks.find(({ kind, text }) => kind === "level" && text === one.name);
    const [x, y] = toPicture(plane, one.at);
    const points: Marking["points"] = [[Math.round(x * 100) / 100, Math.round(y * 100) / 100]];
    const { sopInstanceUid, frame } = on;
    return { id: held?.id ?? crypto.randomUUID(), kind: "level", sopInstanceUid, frame, points, text: one.name };
  });
}

/** L1 for a lumbar vertebra and the sacrum, T1 for a thoracic one, C2 for a cervical one. */
const uppermostOf = (name: string): string => (/^[LS]/.test(name) ? "L1" : name.startsWith("T") ? "T1" : "C2");

const order = (name: string): number => vertebrae.indexOf(name);
