import type { Text } from "#lib/platform/language.ts";

/** What stands at the foot of mails. To be approved by the clinic. */
export const notForEmergencies = (number: string): Text => ({
  en: `This mailbox is not for emergencies. In an emergency, call ${number}.`,
  es: `Este correo no es para emergencias. En una emergencia, llame al ${number}.`,
});

export const notOfHealth: Text = {
  en: "To protect your privacy, our emails say nothing about your health.",
  es: "Para proteger su privacidad, nuestros correos no dicen nada sobre su salud.",
};

export const whyReminded: Text = {
  en: "This email is a reminder. You can stop reminders and still get all other news of your request.",
  es: "Este correo es un recordatorio. Puede dejar de recibirlos y seguir recibiendo las demás noticias de su solicitud.",
};

export const withoutReminders: Text = { en: "Stop reminders", es: "No recibir más recordatorios" };
