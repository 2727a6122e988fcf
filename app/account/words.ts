import type { Text } from "#lib/platform/language.ts";

/** Where somebody is signed in, as they read it themselves: patients in their language, staff in English. */
export const words = {
  title: { en: "Where you are signed in", es: "Dónde tiene la sesión abierta" },
  alone: { en: "Only this browser.", es: "Solo este navegador." },
  several: {
    en: "These browsers are signed in to your account. Sign out any that you do not know, or that you left open somewhere.",
    es: "Estos navegadores tienen su cuenta abierta. Cierre la sesión de los que no conozca o haya dejado abiertos en algún lugar.",
  },
  thisOne: { en: "This browser", es: "Este navegador" },
  unknown: { en: "A browser that did not say what it is", es: "Un navegador que no dijo cuál es" },
  since: { en: "Since", es: "Desde" },
  lastUsed: { en: "Last used", es: "Último uso" },
  network: { en: "Network", es: "Red" },
  end: { en: "Sign out", es: "Cerrar sesión" },
  endAll: { en: "Sign out all others", es: "Cerrar todas las demás sesiones" },
  ended: { en: "Done. Nobody is signed in there any more.", es: "Hecho. Ya nadie está dentro de su cuenta allí." },
  email: { en: "Change your email address", es: "Cambiar su correo electrónico" },
  strange: { en: "Is one of these not yours?", es: "¿Alguno de estos no es suyo?" },
  strangeText: {
    en: "Sign out that browser, and tell the clinic. Change the password of your email, too: whoever reads your mail can sign in.",
    es: "Cierre esa sesión y avise a la clínica. Cambie también la contraseña de su correo: quien lea su correo puede entrar.",
  },
} as const satisfies Record<string, Text>;
