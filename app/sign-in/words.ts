import type { Text } from "#lib/platform/language.ts";

/** How patients sign in. Staff have pages of their own, in English. */
export const words = {
  title: { en: "Sign in", es: "Entrar" },
  signedOut: { en: "You have signed out", es: "Ha salido de su cuenta" },
  whichEmail: { en: "What is your email address?", es: "¿Cuál es su correo electrónico?" },
  weSendCode: {
    en: "We send you a code to sign in. You need no password. Your answers and your scan stay private that way.",
    es: "Le enviamos un código para entrar. No necesita contraseña. Así sus respuestas y su estudio se mantienen privados.",
  },
  email: { en: "Email address", es: "Correo electrónico" },
  emailHint: { en: "Use one that you can read now", es: "Use uno que pueda leer ahora" },
  sendCode: { en: "Send me a code", es: "Enviarme un código" },
  atTheClinic: { en: "Do you work at the clinic?", es: "¿Trabaja en la clínica?" },
  staffHere: { en: "Staff sign in here", es: "El personal entra aquí" },
  givenCode: {
    en: "Were you given a code to send somebody’s scan?",
    es: "¿Le dieron un código para enviar el estudio de otra persona?",
  },
  sendHere: { en: "Send it here", es: "Envíelo aquí" },
  enterCode: { en: "Enter the code", es: "Escriba el código" },
  checkEmail: { en: "Check your email", es: "Revise su correo" },
  weSentTo: { en: "We sent a code to", es: "Enviamos un código a" },
  aMinute: {
    en: "It can take a minute. Check your spam folder, too.",
    es: "Puede tardar un minuto. Mire también en la carpeta de spam.",
  },
  code: { en: "Code", es: "Código" },
  codeHint: { en: "Six digits, like 123 456", es: "Seis dígitos, como 123 456" },
  codeHintTop: { en: "Six digits, at the top of the email", es: "Seis dígitos, al comienzo del correo" },
  continue: { en: "Continue", es: "Continuar" },
  noEmail: { en: "No email?", es: "¿No le llegó?" },
  sendAgain: { en: "Check the address and send it again", es: "Revise la dirección y envíelo otra vez" },
  almostThere: { en: "You are almost there", es: "Ya casi está" },
  codeFromEmail: { en: "Enter the code from the email", es: "Escriba el código del correo" },
  otherBrowser: {
    en: "You asked for this email in another browser or on another device. Type the six digits here to sign in. Or type them where you started.",
    es: "Usted pidió este correo en otro navegador o en otro dispositivo. Escriba aquí los seis dígitos para entrar, o escríbalos donde comenzó.",
  },
  linkEnded: { en: "This link does not work any more", es: "Este enlace ya no funciona" },
  linkEndedText: {
    en: "A link works once, for 30 minutes. Nothing is lost: your answers and your scan are still here. Ask for a new email to go on.",
    es: "Un enlace sirve una sola vez, por 30 minutos. No se perdió nada: sus respuestas y su estudio siguen aquí. Pida un correo nuevo para seguir.",
  },
  newEmail: { en: "Send a new email", es: "Enviar un correo nuevo" },
} as const satisfies Record<string, Text>;

/** Why a code or link did not let somebody in. */
export const notLetIn = {
  wrong: {
    en: "This is not the code from the newest email. Check the six digits",
    es: "Este no es el código del correo más reciente. Revise los seis dígitos",
  },
  expired: {
    en: "This code or link has expired or was used. Ask for a new email",
    es: "Este código o enlace venció o ya se usó. Pida un correo nuevo",
  },
  link_needed: {
    en: "Too many codes were tried for this address. Press the button in the newest email instead",
    es: "Se probaron demasiados códigos para esta dirección. Use el botón del correo más reciente",
  },
  code_needed: {
    en: "Enter the six digits from the email",
    es: "Escriba los seis dígitos del correo",
  },
} as const satisfies Record<string, Text>;
