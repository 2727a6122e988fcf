import { listed } from "#lib/platform/language.ts";
import { type AreaId, areasIn, bodyAreas, type Sensation, sensations } from "./body-areas.ts";

/**
 * Where it is felt and what, as a history says it: "low back pain into the left leg to the foot, with tingling in the left
 * foot". English, for clinicians; null where no area was chosen. To be approved by the clinic.
 */
export function feltWords(areas: unknown): string | null {
  const known = areasIn({ areas });
  const felt = (kind: Sensation): Felt[] =>
    bodyAreas.filter(({ id }) => known[id]?.includes(kind)).map(({ id, side }) => ({ part: partOf(id), side }));
  const kindsAt = new Map<string, string[]>();
  for (const { value } of sensations) {
    const places = value === "pain" ? "" : placeWords(felt(value));
    if (places !== "") kindsAt.set(places, [...(kindsAt.get(places) ?? []), value]);
  }
  const others = [...kindsAt].map(([places, kinds]) => `${and(kinds)} in ${places}`);
  const pain = painWords(felt("pain"));
  if (pain === "") return others.length > 0 ? others.join(", ") : null;
  return others.length > 0 ? `${pain}, with ${others.join(", ")}` : pain;
}

type Side = (typeof bodyAreas)[number]["side"];
type Part = keyof typeof parts;
type Felt = { part: Part; side: Side };

/** By the beginning of an area's name: its noun, the limb it belongs to, and how far pain there reaches. */
const parts = {
  lower_back: { one: "low back", many: "low back", limb: null, reach: null },
  mid_back: { one: "upper and middle back", many: "upper and middle back", limb: null, reach: null },
  neck: { one: "neck", many: "neck", limb: null, reach: null },
  buttock: { one: "buttock", many: "buttocks", limb: "leg", reach: ["buttock", "buttocks"] },
  hip: { one: "hip", many: "hips", limb: "leg", reach: ["hip", "hips"] },
  thigh: { one: "thigh", many: "thighs", limb: "leg", reach: ["thigh", "thighs"] },
  knee: { one: "knee", many: "knees", limb: "leg", reach: ["leg to the knee", "legs to the knees"] },
  shin: { one: "shin", many: "shins", limb: "leg", reach: ["leg to below the knee", "legs to below the knees"] },
  calf: { one: "calf", many: "calves", limb: "leg", reach: ["leg to below the knee", "legs to below the knees"] },
  foot: { one: "foot", many: "feet", limb: "leg", reach: ["leg to the foot", "legs to the feet"] },
  shoulder: { one: "shoulder", many: "shoulders", limb: "arm", reach: ["shoulder", "shoulders"] },
  arm: { one: "arm", many: "arms", limb: "arm", reach: ["arm", "arms"] },
  hand: { one: "hand", many: "hands", limb: "arm", reach: ["arm to the hand", "arms to the hands"] },
} as const;

const inOrder = Object.keys(parts) as Part[];

const partOf = (id: AreaId): Part => inOrder.find((part) => id.startsWith(part)) ?? "lower_back";

/** "left-sided low back pain into the left leg to the foot"; "" for none. */
function painWords(felt: readonly Felt[]): string {
  const trunk = inOrder.filter((part) => parts[part].limb === null && felt.some((one) => one.part === part));
  const limbs = (["leg", "arm"] as const).flatMap((limb) => reachOf(felt, limb));
  if (trunk.length === 0) return limbs.length > 0 ? `pain in ${and(limbs)}` : "";
  const backSides = felt.filter(({ part }) => part === "lower_back").map(({ side }) => side);
  const [only] = new Set(backSides).size === 1 ? backSides : [];
  const sided = trunk.length === 1 && (only === "left" || only === "right") ? `${only}-sided ` : "";
  return `${sided}${and(trunk.map((part) => parts[part].one))} pain${limbs.length > 0 ? ` into ${and(limbs)}` : ""}`;
}

/** How far down the limbs of one kind it reaches: each side by itself, or both at once where they are alike. */
function reachOf(felt: readonly Felt[], limb: "leg" | "arm"): string[] {
  const [left, right] = (["left", "right"] as const).map((side) =>
    inOrder.findLast((part) => parts[part].limb === limb && felt.some((one) => one.part === part && one.side === side)),
  );
  const one = (part: Part) => parts[part].reach?.[0] ?? "";
  if (left && right && one(left) === one(right)) return [`both ${parts[left].reach?.[1] ?? ""}`];
  return [...(left ? [`the left ${one(left)}`] : []), ...(right ? [`the right ${one(right)}`] : [])];
}

/** "the left calf and both feet"; a limb with three places or more is named as a whole. "" for none. */
function placeWords(felt: readonly Felt[]): string {
  const sidesOf = new Map<string, { many: string; sides: Set<Side> }>();
  for (const { part, side } of felt) {
    const { one, many, limb } = parts[part];
    const there = new Set(
      felt.filter((other) => other.side === side && parts[other.part].limb === limb).map((o) => o.part),
    );
    const [noun, plural] = limb !== null && there.size > 2 ? [limb, `${limb}s`] : [one, many];
    const known = sidesOf.get(noun) ?? { many: plural, sides: new Set() };
    sidesOf.set(noun, { ...known, sides: known.sides.add(side) });
  }
  const places = [...sidesOf].map(([one, { many, sides }]) => {
    if (many === one) return `the ${one}`;
    return sides.size > 1 ? `both ${many}` : `the ${[...sides].join("")} ${one}`;
  });
  return places.length > 0 ? and(places) : "";
}

const and = (words: readonly string[]): string => listed(words).en;
