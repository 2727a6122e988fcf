import type { Text } from "#lib/platform/language.ts";

/** Why no third request is begun or sent while two have not ended. */
export const tooManyOpen: Text = {
  en: "You have two requests that are not finished. You can start another one when one of them is answered, or when you take one back.",
  es: "Usted tiene dos solicitudes sin terminar. Podrá comenzar otra cuando una tenga respuesta o cuando retire una.",
};
