import type { ConsentText } from "../consent-text.ts";

/** To be approved by the clinic's counsel. */
export const voicemail202612: ConsentText = {
  name: "voicemail",
  version: "2026-12",
  effective: "2026-11-15",
  kind: "optional",
  title: { en: "Voicemail on my phone", es: "Mensajes de voz en mi teléfono" },
  sections: [
    {
      items: [
        {
          en: "I allow the clinic to leave a voicemail at the phone number that I gave, if I do not pick up.",
          es: "Permito que la clínica deje un mensaje de voz en el número de teléfono que di, si no contesto.",
        },
        {
          en: "The voicemail says who called and asks me to call back. It names no illness and no part of the body.",
          es: "El mensaje dice quién llamó y me pide que llame. No nombra ninguna enfermedad ni parte del cuerpo.",
        },
        {
          en: "Somebody who can hear my voicemail can hear it too.",
          es: "Quien pueda oír mi buzón de voz también puede oírlo.",
        },
        {
          en: "I do not have to allow this. The review does not depend on it. I can stop it at any time, here or by telling the clinic.",
          es: "No tengo que permitirlo. La revisión no depende de ello. Puedo detenerlo en cualquier momento, aquí o diciéndolo a la clínica.",
        },
      ],
    },
  ],
};
