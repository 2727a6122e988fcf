import type { ConsentText } from "../consent-text.ts";

/** To be approved by the clinic's counsel. */
export const textMessages202612: ConsentText = {
  name: "text-messages",
  version: "2026-12",
  effective: "2026-11-15",
  kind: "optional",
  title: { en: "Text messages to my phone", es: "Mensajes de texto a mi teléfono" },
  sections: [
    {
      items: [
        {
          en: "I allow the clinic to send text messages about this request to the phone number that I gave.",
          es: "Permito que la clínica envíe mensajes de texto sobre esta solicitud al número de teléfono que di.",
        },
        {
          en: "The messages name no illness and no part of the body. They only ask me to sign in or to call. There is no advertising.",
          es: "Los mensajes no nombran ninguna enfermedad ni parte del cuerpo. Solo me piden entrar o llamar. No hay publicidad.",
        },
        {
          en: "Text messages are not encrypted. Somebody who sees my phone can read them. My phone company may charge for them.",
          es: "Los mensajes de texto no van cifrados. Quien vea mi teléfono puede leerlos. Mi compañía telefónica puede cobrarlos.",
        },
        {
          en: "I do not have to allow this. The review does not depend on it. I can stop it at any time, here or by answering STOP.",
          es: "No tengo que permitirlo. La revisión no depende de ello. Puedo detenerlo en cualquier momento, aquí o respondiendo STOP.",
        },
      ],
    },
  ],
};
