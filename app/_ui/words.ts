import type { Text } from "#lib/platform/language.ts";

/** What the frame around every page says. */
export const frame = {
  back: { en: "Back", es: "Atrás" },
  way: { en: "The way back", es: "El camino de vuelta" },
  skip: { en: "Skip to main content", es: "Ir al contenido principal" },
  home: { en: "front page", es: "página de inicio" },
  call: { en: "Call", es: "Llame al" },
  email: { en: "Email", es: "Correo" },
  privacy: { en: "Privacy", es: "Privacidad" },
  signIns: { en: "Where you are signed in", es: "Dónde tiene la sesión abierta" },
  signOut: { en: "Sign out", es: "Salir" },
} as const satisfies Record<string, Text>;

/** Said above what is wrong with a form. */
export { thereIsAProblem as problem } from "#lib/platform/refusal.ts";

/** Before the title of a page whose form has a problem. */
export const errorPrefix: Text = { en: "Error: ", es: "Error: " };

export const close: Text = { en: "Close", es: "Cerrar" };

/** The parts of a date, in the order in which people here write them. */
export const dateParts = {
  month: { en: "Month", es: "Mes" },
  day: { en: "Day", es: "Día" },
  year: { en: "Year", es: "Año" },
} as const satisfies Record<string, Text>;

/** When the portal itself does not answer. */
export const unreachable: Text = {
  en: "The portal cannot be reached. What you typed is still here; try again in a moment.",
  es: "No se puede conectar con el portal. Lo que escribió sigue aquí; intente de nuevo en un momento.",
};

/** Apart from the others, as every page carries it along. */
export const tryAgain: Text = { en: "Try again", es: "Intentar de nuevo" };

/** The page that stands in for one that broke, or that is not there. */
export const lost = {
  wentWrong: { en: "Something went wrong", es: "Algo falló" },
  ourSide: { en: "Something went wrong on our side", es: "Algo falló de nuestro lado" },
  notShown: {
    en: "This page could not be shown. What you had already saved or sent is safe.",
    es: "No se pudo mostrar esta página. Lo que ya había guardado o enviado está a salvo.",
  },
  inAMinute: { en: "Try again in a minute.", es: "Intente de nuevo en un minuto." },
  callUs: {
    en: "If it still does not work, call us at",
    es: "Si todavía no funciona, llámenos al",
  },
  tellReference: { en: "and tell us the reference.", es: "y díganos la referencia." },
  reference: { en: "Reference:", es: "Referencia:" },
  notFound: { en: "Page not found", es: "Página no encontrada" },
  cannotFind: { en: "We cannot find this page", es: "No encontramos esta página" },
  mistyped: {
    en: "The address may be mistyped, or the page may not be yours to see.",
    es: "Puede que la dirección esté mal escrita o que no le corresponda ver esta página.",
  },
  signInToFind: {
    en: "If you have a request with us, sign in to find it. Nothing you saved is lost.",
    es: "Si tiene una solicitud con nosotros, entre para encontrarla. No se perdió nada de lo que guardó.",
  },
  signIn: { en: "Sign in", es: "Entrar" },
  toFront: { en: "Go to the front page", es: "Ir a la página de inicio" },
} as const satisfies Record<string, Text>;

export const notForEmergencies = (number: string): Text => ({
  en: `In an emergency, call\u00a0${number}.`,
  es: `En una emergencia, llame al\u00a0${number}.`,
});

/** Each language by its own name. */
export const languageNames = { en: "English", es: "Español" } as const;
