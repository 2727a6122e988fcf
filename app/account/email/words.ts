import { emailChangeLife } from "#lib/accounts/email-change.ts";
import type { Text } from "#lib/platform/language.ts";

/** How a patient changes the address with which they sign in. */
export const words = {
  title: { en: "Your email address", es: "Su correo electrónico" },
  now: { en: "Current address", es: "Correo actual" },
  change: { en: "Change your email address", es: "Cambiar su correo electrónico" },
  about: {
    en: "We send a code to your current address and one to the new address. You need both. Until then nothing changes.",
    es: "Enviamos un código a su correo actual y otro al nuevo. Necesita los dos. Hasta entonces nada cambia.",
  },
  aboutCodes: {
    en: "We sent a code to each address. Type both here. Nothing changes until you do.",
    es: "Enviamos un código a cada correo. Escriba los dos aquí. Hasta entonces nada cambia.",
  },
  codesLast: {
    en: `The codes work for ${emailChangeLife.minutes} minutes. If one does not come, look in your spam folder.`,
    es: `Los códigos sirven durante ${emailChangeLife.minutes} minutos. Si uno no llega, mire en la carpeta de spam.`,
  },
  newEmail: { en: "New email address", es: "Nuevo correo electrónico" },
  send: { en: "Send the codes", es: "Enviar los códigos" },
  codes: { en: "Type both codes", es: "Escriba los dos códigos" },
  oldCode: { en: "Code from your current address", es: "Código de su correo actual" },
  newCode: { en: "Code from the new address", es: "Código del nuevo correo" },
  confirm: { en: "Change the address", es: "Cambiar el correo" },
  again: { en: "Use another address, or send new codes", es: "Usar otro correo o enviar códigos nuevos" },
  oldWrong: {
    en: "The code from your current address is not right. Look in the newest email.",
    es: "El código de su correo actual no es correcto. Mire en el mensaje más reciente.",
  },
  newWrong: {
    en: "The code from the new address is not right. Look in the newest email.",
    es: "El código del nuevo correo no es correcto. Mire en el mensaje más reciente.",
  },
  expired: {
    en: "These codes work no more. Ask for new ones below",
    es: "Estos códigos ya no sirven. Pida otros más abajo",
  },
  taken: {
    en: "This address cannot be used. If it is yours, call us",
    es: "Este correo no se puede usar. Si es suyo, llámenos",
  },
  changed: { en: "Your address was changed", es: "Su correo se cambió" },
  changedText: {
    en: "From now on you sign in with it, and our mails go there.",
    es: "Desde ahora usted entra con él y nuestros correos llegan ahí.",
  },
} as const satisfies Record<string, Text>;

export const noAccessWords = (phone: string): Text => ({
  en: `Cannot open your current email? Call us at ${phone}.`,
  es: `¿Ya no puede abrir su correo actual? Llámenos al ${phone}.`,
});
