import type { Text } from "#lib/platform/language.ts";

/** Where somebody is signed in, as they read it themselves: patients in their language, staff in English. */
export const words = {
  title: { en: "Where you are signed in", es: "Dónde tiene la sesión abierta" },
  about: {
    en: "You are signed in in these browsers now. End any that you do not know, or that you left open somewhere.",
    es: "Ahora mismo usted tiene sesiones abiertas en estos navegadores. Cierre la que no conozca o la que haya dejado abierta en algún lugar.",
  },
  thisOne: { en: "This browser", es: "Este navegador" },
  unknown: { en: "Unknown browser", es: "Navegador desconocido" },
  since: { en: "Since", es: "Desde" },
  lastUsed: { en: "Last used", es: "Último uso" },
  network: { en: "Network", es: "Red" },
  end: { en: "End", es: "Cerrar" },
  endAll: { en: "End all others", es: "Cerrar todas las demás" },
  ended: { en: "Ended. Nobody is signed in there any more.", es: "Cerrada. Ya nadie está dentro de su cuenta allí." },
  noOther: {
    en: "You are signed in nowhere else.",
    es: "Usted no tiene sesiones abiertas en ningún otro lugar.",
  },
  email: { en: "Change your email address", es: "Cambiar su correo electrónico" },
  strange: { en: "Was one of these not you?", es: "¿Alguna de estas no fue usted?" },
  strangeText: {
    en: "End it, and tell the clinic. Change the password of your email, too: whoever reads your mail can sign in.",
    es: "Ciérrela y avise a la clínica. Cambie también la contraseña de su correo: quien lea su correo puede entrar.",
  },
} as const satisfies Record<string, Text>;
