import type { ConsentText } from "../consent-text.ts";

/**
 * Authorization to disclose (45 CFR 164.508(c)): what, by whom, to whom, why, until when, signature; revocation, no
 * condition, further disclosure. To whom is filled in by whoever signs. To be approved by the clinic's counsel.
 */
export const talkTo202612: ConsentText = {
  name: "talk-to",
  version: "2026-12",
  effective: "2026-11-15",
  kind: "optional",
  title: {
    en: "Talk to a person or doctor I name",
    es: "Hablar con una persona o un médico que yo nombre",
  },
  sections: [
    {
      heading: { en: "What I allow", es: "Qué permito" },
      items: [
        {
          en: "What may be told: where my request stands, my answers, what my scan shows, and the surgeon’s answer.",
          es: "Qué se puede contar: en qué punto está mi solicitud, mis respuestas, lo que muestra mi estudio y la respuesta del cirujano.",
        },
        {
          en: "Who may tell it: the staff and surgeons of this clinic.",
          es: "Quién puede contarlo: el personal y los cirujanos de esta clínica.",
        },
        {
          en: "To whom: the person or doctor whom I name when I sign.",
          es: "A quién: la persona o el médico que nombro al firmar.",
        },
        {
          en: "What for: because I ask for it, so that this person can help me.",
          es: "Para qué: porque yo lo pido, para que esa persona pueda ayudarme.",
        },
        {
          en: "Until when: one year after I sign, or until I take it back.",
          es: "Hasta cuándo: un año después de firmar o hasta que lo retire.",
        },
      ],
    },
    {
      heading: { en: "What I should know", es: "Qué debo saber" },
      items: [
        {
          en: "I do not have to sign this. The review does not depend on it.",
          es: "No tengo que firmar esto. La revisión no depende de ello.",
        },
        {
          en: "I can take it back at any time, here or in writing. What was told by then cannot be untold.",
          es: "Puedo retirarlo en cualquier momento, aquí o por escrito. Lo que ya se contó no se puede deshacer.",
        },
        {
          en: "Whoever hears it may tell it to others. The privacy law may not protect it any more then.",
          es: "Quien lo escucha puede contarlo a otros. Entonces la ley de privacidad quizá ya no lo proteja.",
        },
        { en: "I get a copy: I can download it here.", es: "Recibo una copia: puedo descargarla aquí." },
      ],
    },
  ],
};
