import type { Text } from "#lib/platform/language.ts";

export const words = {
  title: { en: "Start your request", es: "Comience su solicitud" },
  atHand: { en: "Have at hand, if you can:", es: "Tenga a mano, si puede:" },
  scan: {
    en: "your MRI or CT scan, on a disc, a USB drive, or as files on this device",
    es: "su resonancia magnética (MRI) o tomografía (CT), en un disco, una memoria USB o como archivos en este dispositivo",
  },
  treatments: {
    en: "which treatments were tried, and about for how long",
    es: "qué tratamientos se han probado y más o menos por cuánto tiempo",
  },
  anyTime: {
    en: "You can stop at any time and come back. We keep your answers.",
    es: "Puede parar en cualquier momento y volver después. Guardamos sus respuestas.",
  },
  start: { en: "Start now", es: "Comenzar ahora" },
} as const satisfies Record<string, Text>;
