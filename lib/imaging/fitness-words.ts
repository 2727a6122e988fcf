import type { Region } from "#lib/imaging/region-table.ts";
import type { Text } from "#lib/platform/language.ts";

/**
 * To be approved by the clinic. What a patient reads about a scan that lacks something, each with how to get it. Reading
 * age about 9; never a reason to stop.
 */
export const fitnessWords = {
  noScan: () => ({
    en: "We have no MRI or CT scan of your lower back yet. Ask the place that made your scan for a copy of all pictures.",
    es:
      "Todavía no tenemos una resonancia (MRI) ni una tomografía (CT) de su espalda baja. Pida en el lugar donde le " +
      "hicieron el estudio una copia de todas las imágenes.",
  }),
  otherRegion: (region: Region) => ({
    en:
      `Your scan shows ${parts[region].en}. For pain in the back or legs, we look at the lower back. Do you have a scan ` +
      "of your lower back? Then send it too. If not, ask your doctor about one.",
    es:
      `Su estudio muestra ${parts[region].es}. Para el dolor de espalda o de piernas miramos la espalda baja. ¿Tiene un ` +
      "estudio de la espalda baja? Envíelo también. Si no, pregunte a su médico.",
  }),
  regionUnknown: () => ({
    en: "We cannot tell which part of the body your scan shows. Our staff will look. You need to do nothing now.",
    es: "No podemos saber qué parte del cuerpo muestra su estudio. Nuestro personal lo comprobará. Usted no tiene que hacer nada ahora.",
  }),
  perhapsShown: (region: Region) => ({
    en:
      `Your scan shows ${parts[region].en}. Your lower back may be in it, but a scan made for the lower back shows more. ` +
      "If you have one, send it too.",
    es:
      `Su estudio muestra ${parts[region].es}. Puede que incluya la espalda baja, pero un estudio hecho para la espalda ` +
      "baja muestra más. Si tiene uno, envíelo también.",
  }),
  old: (months: number, current: number) => ({
    en:
      `Your scan is ${age(months).en} old. Your back may have changed since. A surgeon can tell most from a scan of the ` +
      `last ${String(current)} months. If you have a newer one, send it. If not, ask your doctor about a new scan.`,
    es:
      `Su estudio es de hace ${age(months).es}. Su espalda puede haber cambiado desde entonces. El cirujano puede ver más ` +
      `en un estudio de los últimos ${String(current)} meses. Si tiene uno más nuevo, envíelo. Si no, pregunte a su ` +
      "médico por un estudio nuevo.",
  }),
  ageing: (months: number) => ({
    en: `Your scan is ${age(months).en} old. That is fine for now. If you have a newer one, send it too.`,
    es: `Su estudio es de hace ${age(months).es}. Por ahora está bien. Si tiene uno más nuevo, envíelo también.`,
  }),
  noDate: () => ({
    en: "Your scan does not say when it was made. If you know, tell us in a message.",
    es: "Su estudio no dice cuándo se hizo. Si usted lo sabe, díganoslo en un mensaje.",
  }),
  picturesMissing: (what: Text) => ({
    en:
      `We did not find ${what.en}. They may have been left out when your disc was made. Ask the place that made the scan ` +
      "for a copy with all pictures.",
    es:
      `No encontramos ${what.es}. Tal vez quedaron fuera cuando se hizo su disco. Pida en el lugar donde le hicieron el ` +
      "estudio una copia con todas las imágenes.",
  }),
  tooThick: (what: Text) => ({
    en: `We found ${what.en}, but with few details. Ask the place that made the scan for the “thin slices”.`,
    es: `Encontramos ${what.es}, pero con poco detalle. Pida en el lugar donde le hicieron el estudio los “cortes finos” (thin slices).`,
  }),
  picturesOld: (what: Text) => ({
    en: `We found ${what.en} only in an older scan. If there is a newer one, send it too.`,
    es: `Encontramos ${what.es} solo en un estudio más antiguo. Si hay uno más nuevo, envíelo también.`,
  }),
  notSure: (what: Text) => ({
    en: `We are not sure that we found ${what.en}. Our staff will look. You need to do nothing now.`,
    es: `No estamos seguros de haber encontrado ${what.es}. Nuestro personal lo comprobará. Usted no tiene que hacer nada ahora.`,
  }),
  xraysWelcome: () => ({
    en: "Do you have X-rays of your lower back? Then send them too, above all if you bend in them. They help, but we can do without.",
    es: "¿Tiene radiografías de su espalda baja? Envíelas también, sobre todo si en ellas usted se inclina. Ayudan, pero no son necesarias.",
  }),
} as const satisfies Record<string, (...given: never[]) => Text>;

/** What the items of `fitness-table.ts` are, for people who do not know their names. */
export const itemWords: Readonly<Record<string, Text>> = {
  "sagittal T2": {
    en: "the pictures that show the discs from the side (“sagittal T2”)",
    es: "las imágenes que muestran los discos de lado (“sagittal T2”)",
  },
  "sagittal T1": {
    en: "the pictures that show the bones from the side (“sagittal T1”)",
    es: "las imágenes que muestran los huesos de lado (“sagittal T1”)",
  },
  "axial T2": {
    en: "the pictures that show the nerves in cross-section (“axial T2”)",
    es: "las imágenes que muestran los nervios en cortes transversales (“axial T2”)",
  },
  "axial soft tissue": {
    en: "the cross-sections that show discs and nerves (“soft tissue”)",
    es: "los cortes transversales que muestran los discos y los nervios (“soft tissue”)",
  },
  bone: {
    en: "the pictures that show the bones sharply (“bone window”)",
    es: "las imágenes que muestran los huesos con nitidez (“bone window”)",
  },
};

const parts: Readonly<Record<Region, Text>> = {
  "lumbar spine": { en: "your lower back", es: "su espalda baja" },
  "thoracic spine": { en: "your upper back", es: "la parte alta de su espalda" },
  "cervical spine": { en: "your neck", es: "su cuello" },
  "whole spine": { en: "your whole back", es: "toda su espalda" },
  "sacrum and pelvis": { en: "your pelvis", es: "su pelvis" },
  hip: { en: "your hip", es: "su cadera" },
  knee: { en: "your knee", es: "su rodilla" },
  head: { en: "your head", es: "su cabeza" },
  abdomen: { en: "your belly", es: "su abdomen" },
  chest: { en: "your chest", es: "su pecho" },
  other: { en: "another part of your body", es: "otra parte de su cuerpo" },
  unknown: {
    en: "a part of your body that we cannot name",
    es: "una parte de su cuerpo que no podemos nombrar",
  },
};

function age(months: number): Text {
  if (months < 24) return { en: `${String(months)} months`, es: `${String(months)} meses` };
  const years = String(Math.floor(months / 12));
  return { en: `${years} years`, es: `${years} años` };
}
