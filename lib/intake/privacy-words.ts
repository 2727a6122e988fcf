import { counted, type Text } from "#lib/platform/language.ts";
import { keepDays } from "#lib/retention/keep.ts";
import { claims } from "./claims.ts";

/**
 * To be approved by the clinic's privacy officer and counsel. A short notice in plain words; the full notice of privacy
 * practices is the clinic's own document and is shown, and its receipt recorded, before a request begins. `draftDays`
 * says for how long a draft that nobody touches is kept.
 */
export const privacyWords = (draftDays: number): readonly { heading: Text; text: readonly Text[] }[] => [
  {
    heading: { en: "What we keep", es: "Qué guardamos" },
    text: [
      {
        en: "We keep what you send us: your answers, your scan, your papers and your messages.",
        es: "Guardamos lo que usted nos envía: sus respuestas, su estudio, sus documentos y sus mensajes.",
      },
      {
        en: "We keep your name, your birth date and how to reach you.",
        es: "Guardamos su nombre, su fecha de nacimiento y cómo comunicarnos con usted.",
      },
    ],
  },
  {
    heading: { en: "Who can see it", es: "Quién puede verlo" },
    text: [
      {
        en: "Only the people who work on your request: our staff and the surgeon who looks at your scan.",
        es: "Solo las personas que trabajan en su solicitud: nuestro personal y el cirujano que mira su estudio.",
      },
      claims.access.condition,
      {
        en: "Each time somebody opens your request, we write down who and when.",
        es: "Cada vez que alguien abre su solicitud, anotamos quién y cuándo.",
      },
      {
        en: "We do not sell what you send us, and we do not use it for ads.",
        es: "No vendemos lo que usted nos envía, y no lo usamos para publicidad.",
      },
    ],
  },
  {
    heading: { en: "How we protect it", es: "Cómo lo protegemos" },
    text: [
      { en: "What you send travels encrypted.", es: "Lo que usted envía viaja cifrado." },
      {
        en: "You sign in with a code that we send to your email. It works once, for a short time.",
        es: "Usted entra con un código que enviamos a su correo. Sirve una sola vez, por poco tiempo.",
      },
    ],
  },
  {
    heading: { en: "How long we keep it", es: "Por cuánto tiempo lo guardamos" },
    text: [
      withDays(keepDays.reviewed, {
        en: "After our answer we keep your scan and your papers for {}. Then we remove them.",
        es: "Después de nuestra respuesta guardamos su estudio y sus documentos por {}. Luego los borramos.",
      }),
      withDays(keepDays.withdrawn, {
        en: "If you take your request back, or we cannot take it, we remove them after {}.",
        es: "Si usted retira su solicitud, o no podemos aceptarla, los borramos después de {}.",
      }),
      withDays(draftDays, {
        en: "If you begin a request and leave it, we remove all of it after {}. We write to you first.",
        es: "Si comienza una solicitud y la deja, borramos todo después de {}. Antes le escribimos.",
      }),
    ],
  },
  {
    heading: { en: "Deleting it", es: "Borrarlo" },
    text: [
      {
        en: "Until you send your request, we delete it whenever you ask.",
        es: "Hasta que usted envíe su solicitud, la borramos cuando usted lo pida.",
      },
      {
        en: "After that you can still ask. We must keep some parts, such as signed opinions and your consent.",
        es: "Después también puede pedirlo. Algunas partes debemos guardarlas, como las opiniones firmadas y su consentimiento.",
      },
    ],
  },
  {
    heading: { en: "Your choices", es: "Usted decide" },
    text: [
      {
        en: "You can take your request back until it is answered. Then nobody works on it any more.",
        es: "Puede retirar su solicitud hasta que tenga respuesta. Entonces ya nadie trabaja en ella.",
      },
      {
        en: "Sending a request does not commit you to anything: you decide about every next step.",
        es: "Enviar una solicitud no obliga a nada: usted decide cada paso que sigue.",
      },
    ],
  },
];

/** A sentence with a time in it: in years where it is that long. */
function withDays(days: number, { en, es }: Text): Text {
  const years = Math.floor(days / 365);
  const time =
    years > 0
      ? counted(years, { en: ["year", "years"], es: ["año", "años"] })
      : counted(Math.round(days), { en: ["day", "days"], es: ["día", "días"] });
  return { en: en.replace("{}", time.en), es: es.replace("{}", time.es) };
}
