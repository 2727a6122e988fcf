import { listed, type Text } from "#lib/platform/language.ts";

/** Which nerve roots can be felt where, as far as the portal says anything about it. */
type Root = "L4" | "L5" | "S1";

/** The coarse parts of the body by which requests are told apart in lists. To be approved by the clinic. */
export const bodyRegions = [
  { value: "lower_back", text: { en: "Lower back", es: "Espalda baja" } },
  { value: "buttocks", text: { en: "Buttocks", es: "Nalgas" } },
  { value: "hips", text: { en: "Hips", es: "Caderas" } },
  { value: "thighs", text: { en: "Thighs", es: "Muslos" } },
  { value: "knees", text: { en: "Knees", es: "Rodillas" } },
  { value: "calves", text: { en: "Lower legs", es: "Piernas, bajo la rodilla" } },
  { value: "feet_and_toes", text: { en: "Feet and toes", es: "Pies y dedos" } },
  { value: "mid_back", text: { en: "Upper and middle back", es: "Espalda alta y media" } },
  { value: "neck", text: { en: "Neck", es: "Cuello" } },
  { value: "arms_and_hands", text: { en: "Shoulders, arms and hands", es: "Hombros, brazos y manos" } },
] as const satisfies readonly { value: string; text: Text }[];

type BodyRegion = (typeof bodyRegions)[number]["value"];

/** What can be felt; the letter marks it in the picture, so that nothing hangs on colour. To be approved by the clinic. */
export const sensations = [
  {
    value: "pain",
    text: { en: "Pain", es: "Dolor" },
    hint: { en: "it aches, burns or stabs", es: "duele, arde o da punzadas" },
    letter: { en: "P", es: "D" },
  },
  {
    value: "tingling",
    text: { en: "Tingling", es: "Hormigueo" },
    hint: { en: "pins and needles", es: "como agujas" },
    letter: { en: "T", es: "H" },
  },
  {
    value: "numbness",
    text: { en: "Numbness", es: "Adormecimiento" },
    hint: { en: "touch is felt less", es: "se siente menos el tacto" },
    letter: { en: "N", es: "A" },
  },
  {
    value: "cramping",
    text: { en: "Cramping", es: "Calambres" },
    hint: { en: "the muscle goes hard and hurts", es: "el músculo se pone duro y duele" },
    letter: { en: "C", es: "C" },
  },
  {
    value: "weakness",
    text: { en: "Weakness", es: "Falta de fuerza" },
    hint: { en: "the foot drags, or the knee gives way", es: "arrastra el pie o se le dobla la rodilla" },
    letter: { en: "W", es: "F" },
  },
] as const satisfies readonly { value: string; text: Text; hint: Text; letter: Text }[];

export type Sensation = (typeof sensations)[number]["value"];

type Side = "left" | "right" | "middle";

type BodyArea = {
  id: string;
  text: Text;
  /** The person's own left and right, in both views. */
  side: Side;
  /** In which figure it is drawn; the arms are in both. */
  view: "front" | "back" | "both";
  region: BodyRegion;
  /** For the summary of staff and surgeons only, never shown to a patient. Harrison's, table 48-1. */
  roots: readonly Root[];
};

const area = <const Id extends string>(
  id: Id,
  en: string,
  es: string,
  side: Side,
  view: BodyArea["view"],
  region: BodyRegion,
  ...roots: Root[]
) => ({ id, text: { en, es }, side, view, region, roots }) satisfies BodyArea;

/**
 * All areas that can be chosen, in the order of the list: where a pinched nerve of the lower back is felt comes first.
 * Words and roots are to be approved by the clinic.
 */
export const bodyAreas = [
  area("lower_back_left", "Lower back, left side", "Espalda baja, lado izquierdo", "left", "back", "lower_back"),
  area("lower_back_middle", "Lower back, middle", "Espalda baja, en el centro", "middle", "back", "lower_back"),
  area("lower_back_right", "Lower back, right side", "Espalda baja, lado derecho", "right", "back", "lower_back"),
  area("buttock_left", "Left buttock", "Nalga izquierda", "left", "back", "buttocks", "L5"),
  area("buttock_right", "Right buttock", "Nalga derecha", "right", "back", "buttocks", "L5"),
  area("hip_left", "Left hip and groin", "Cadera e ingle, lado izquierdo", "left", "front", "hips"),
  area("hip_right", "Right hip and groin", "Cadera e ingle, lado derecho", "right", "front", "hips"),
  area("thigh_left_back", "Back of the left thigh", "Muslo izquierdo, por detrás", "left", "back", "thighs", "S1"),
  area("thigh_right_back", "Back of the right thigh", "Muslo derecho, por detrás", "right", "back", "thighs", "S1"),
  area("thigh_left_front", "Front of the left thigh", "Muslo izquierdo, por delante", "left", "front", "thighs", "L4"),
  area("thigh_right_front", "Front of the right thigh", "Muslo derecho, por delante", "right", "front", "thighs", "L4"),
  area("knee_left", "Left knee", "Rodilla izquierda", "left", "front", "knees", "L4"),
  area("knee_right", "Right knee", "Rodilla derecha", "right", "front", "knees", "L4"),
  area("calf_left_back", "Left calf", "Pantorrilla izquierda", "left", "back", "calves", "L5", "S1"),
  area("calf_right_back", "Right calf", "Pantorrilla derecha", "right", "back", "calves", "L5", "S1"),
  area("shin_left", "Left shin", "Espinilla izquierda", "left", "front", "calves", "L4", "L5"),
  area("shin_right", "Right shin", "Espinilla derecha", "right", "front", "calves", "L4", "L5"),
  area(
    "foot_left_top",
    "Top of the left foot, toes",
    "Empeine y dedos del pie izquierdo",
    "left",
    "front",
    "feet_and_toes",
    "L5",
  ),
  area(
    "foot_right_top",
    "Top of the right foot, toes",
    "Empeine y dedos del pie derecho",
    "right",
    "front",
    "feet_and_toes",
    "L5",
  ),
  area(
    "foot_left_sole",
    "Left heel and sole",
    "Talón y planta del pie izquierdo",
    "left",
    "back",
    "feet_and_toes",
    "S1",
  ),
  area(
    "foot_right_sole",
    "Right heel and sole",
    "Talón y planta del pie derecho",
    "right",
    "back",
    "feet_and_toes",
    "S1",
  ),
  area("mid_back", "Upper and middle back", "Espalda alta y media", "middle", "back", "mid_back"),
  area("neck", "Neck", "Cuello", "middle", "both", "neck"),
  area("shoulder_left", "Left shoulder", "Hombro izquierdo", "left", "both", "arms_and_hands"),
  area("shoulder_right", "Right shoulder", "Hombro derecho", "right", "both", "arms_and_hands"),
  area("arm_left", "Left arm", "Brazo izquierdo", "left", "both", "arms_and_hands"),
  area("arm_right", "Right arm", "Brazo derecho", "right", "both", "arms_and_hands"),
  area("hand_left", "Left hand", "Mano izquierda", "left", "both", "arms_and_hands"),
  area("hand_right", "Right hand", "Mano derecha", "right", "both", "arms_and_hands"),
] as const satisfies readonly BodyArea[];

export type AreaId = (typeof bodyAreas)[number]["id"];

/** What is felt in each area that was chosen; a key with an empty list is an area whose kinds are still to be told. */
export type Areas = Partial<Record<AreaId, Sensation[]>>;

/** The value of an area's own tick in a plain form, under the name that its kinds have too. */
export const chosenMark = "chosen";

const kinds: readonly Sensation[] = sensations.map(({ value }) => value);

/** The areas that any stored or half-typed answers hold, in the list's order; of an older shape, none. */
export function areasIn(answers: unknown): Areas {
  const given = isRecord(answers) && isRecord(answers["areas"]) ? answers["areas"] : {};
  const found = bodyAreas.filter(({ id }) => Object.hasOwn(given, id));
  return Object.fromEntries(found.map(({ id }) => [id, kinds.filter((kind) => marks(given[id]).includes(kind))]));
}

/** "Left calf: pain and tingling", a line for each area, in the list's order. */
export const describeAreas = (areas: unknown): Text[] =>
  chosen(areas).map(({ text, felt }) => {
    const what = listed(felt.map(({ text }) => ({ en: text.en.toLowerCase(), es: text.es.toLowerCase() })));
    return felt.length === 0 ? text : { en: `${text.en}: ${what.en}`, es: `${text.es}: ${what.es}` };
  });

/** The coarse parts of the body that were chosen, in the order of `bodyRegions`. */
export function regionsOf(areas: unknown): BodyRegion[] {
  const found = new Set<BodyRegion>(chosen(areas).map(({ region }) => region));
  return bodyRegions.map(({ value }) => value).filter((region) => found.has(region));
}

/** Nerve roots that what was chosen would fit, with how many areas speak for each. For staff and surgeons only. */
export function rootsOf(areas: unknown): { root: Root; areas: number }[] {
  const spoken = chosen(areas).flatMap(({ roots }): readonly Root[] => roots);
  return (["L4", "L5", "S1"] as const)
    .map((root) => ({ root, areas: spoken.filter((one) => one === root).length }))
    .filter(({ areas: count }) => count > 0);
}

const chosen = (areas: unknown) => {
  const known = areasIn({ areas });
  return bodyAreas
    .filter(({ id }) => known[id] !== undefined)
    .map((one) => ({ ...one, felt: sensations.filter(({ value }) => known[one.id]?.includes(value)) }));
};

export const isRecord = (given: unknown): given is Record<string, unknown> =>
  typeof given === "object" && given !== null && !Array.isArray(given);

/** What an area holds, however it came: one tick, several, or the area's own alone. */
export function marks(given: unknown): unknown[] {
  const all: unknown[] = Array.isArray(given) ? given : [given];
  return all.filter((one) => one !== chosenMark && one !== "" && one !== undefined && one !== null);
}
