import { z } from "zod";
import { carry } from "#lib/platform/language.ts";
import { ticks } from "../answer-schemas.ts";
import { none, type Question, ticked, values } from "../question.ts";
import { emergencySigns } from "../warning-signs.ts";

export const warningSigns: Question = {
  slug: "warning-signs",
  phase: "before",
  group: "warning",
  title: { en: "Do you have any of these right now?", es: "¿Tiene algo de esto ahora mismo?" },
  short: { en: "Warning signs", es: "Señales de alarma" },
  fields: () => [
    {
      kind: "several",
      name: "warningSigns",
      label: { en: "Do you have any of these right now?", es: "¿Tiene algo de esto ahora mismo?" },
      options: [...emergencySigns, none],
    },
  ],
  answer: z.object({
    warningSigns: ticks(values([...emergencySigns, none]), {
      en: "Choose what you have, or “None of these”",
      es: "Elija lo que tiene, o “Nada de esto”",
    }),
  }),
};

export const getHelpNow: Question = {
  slug: "get-help-now",
  phase: "before",
  group: "warning",
  title: { en: "Get medical help now", es: "Busque ayuda médica ahora" },
  short: { en: "Told to get help", es: "Se le dijo que busque ayuda" },
  when: (given) => ticked(given["warningSigns"]).some((sign) => sign !== "none"),
  fields: () => [
    {
      kind: "agree",
      name: "toldToGetHelp",
      label: {
        en: "I have read this and still want to send a request",
        es: "He leído esto y aun así quiero enviar una solicitud",
      },
    },
  ],
  answer: z.object({
    toldToGetHelp: z.literal("yes", {
      error: carry({ en: "Tick the box to go on", es: "Marque la casilla para seguir" }),
    }),
  }),
};
