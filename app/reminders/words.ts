import type { Text } from "#lib/platform/language.ts";

/** The page where reminders are stopped. To be approved by the clinic. */
export const reminderWords = {
  on: {
    heading: { en: "Do you want to stop reminders?", es: "¿Quiere dejar de recibir recordatorios?" },
    text: {
      en: "We send a few emails when a request waits for you. You can stop them. All other news of your request still comes by email.",
      es: "Enviamos unos pocos correos cuando una solicitud espera algo de usted. Puede dejar de recibirlos. Las demás noticias de su solicitud le seguirán llegando por correo.",
    },
    button: { en: "Stop reminders", es: "No recibir más recordatorios" },
  },
  off: {
    heading: { en: "You get no more reminders", es: "Ya no recibirá recordatorios" },
    text: {
      en: "All other news of your request still comes by email. Nothing in your request has changed.",
      es: "Las demás noticias de su solicitud le seguirán llegando por correo. Nada cambió en su solicitud.",
    },
    button: { en: "Send me reminders again", es: "Volver a recibir recordatorios" },
  },
  unknown: {
    heading: { en: "This link is not complete", es: "Este enlace no está completo" },
    text: {
      en: "Open it from the email again. Or call us, and we will stop the reminders for you:",
      es: "Ábralo otra vez desde el correo. O llámenos, y nosotros detendremos los recordatorios:",
    },
  },
} as const satisfies Record<string, Text | Record<string, Text>>;
