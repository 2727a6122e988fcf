import type { Text } from "#lib/platform/language.ts";

/** What stands around the texts where they are shown, signed and taken back. */
export const agreements = {
  title: { en: "What you agreed to", es: "Lo que usted aceptó" },
  intro: {
    en: "Here is every text that you got or agreed to, word for word. You can read and download each at any time.",
    es: "Aquí está cada texto que recibió o aceptó, palabra por palabra. Puede leerlo y descargarlo en cualquier momento.",
  },
  none: { en: "You have not agreed to anything yet.", es: "Todavía no ha aceptado nada." },
  received: { en: "You received it on", es: "Lo recibió el" },
  agreed: { en: "Agreed on", es: "Aceptado el" },
  by: { en: "by", es: "por" },
  forPerson: { en: "For:", es: "Para:" },
  takenBack: { en: "You took it back on", es: "Lo retiró el" },
  read: { en: "Read the whole text", es: "Leer el texto completo" },
  takeBack: { en: "Take it back", es: "Retirarlo" },
  takeBackReview: { en: "Take back this consent", es: "Retirar este consentimiento" },
  endsRequest: {
    en: "Then we stop working on your request. Nobody looks at your scan any more.",
    es: "Entonces dejamos de trabajar en su solicitud. Nadie verá más su estudio.",
  },
  onlyNoted: {
    en: "Your request is closed already. We note that you took your consent back. What was signed stays, as the law requires.",
    es: "Su solicitud ya está cerrada. Anotamos que retiró su consentimiento. Lo firmado se guarda, como exige la ley.",
  },
  wishes: { en: "What you may also allow", es: "Lo que también puede permitir" },
  wishesIntro: {
    en: "You do not have to. Your review does not depend on it, and you can stop it at any time.",
    es: "No tiene que hacerlo. Su revisión no depende de ello y puede retirar su permiso cuando quiera.",
  },
  anotherPerson: { en: "Another person or doctor", es: "Otra persona u otro médico" },
  person: { en: "Whom may we talk to?", es: "¿Con quién podemos hablar?" },
  personHint: {
    en: "Name, who it is, and a phone number or address",
    es: "Nombre, quién es y un teléfono o una dirección",
  },
  signature: { en: "This counts as your signature", es: "Esto vale como su firma" },
  allow: { en: "I allow this", es: "Lo permito" },
  noticeLink: { en: "Read the notice of privacy practices", es: "Leer el aviso de prácticas de privacidad" },
  noticeGiven: {
    en: "This notice says how we use and protect what you send us. When you start, we record that you received it.",
    es: "Este aviso dice cómo usamos y protegemos lo que nos envía. Al comenzar, anotamos que lo recibió.",
  },
  laterWishes: {
    en: "Later you can also allow us to talk to a person or doctor you name, to leave a voicemail, or to send you text messages. You do not have to.",
    es: "Después también puede permitirnos hablar con una persona o un médico que usted nombre, dejarle un mensaje de voz o enviarle mensajes de texto. No tiene que hacerlo.",
  },
} as const satisfies Record<string, Text>;
