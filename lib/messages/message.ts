import { z } from "zod";
import { messageText } from "./text.ts";

/** So many files can come with one message. */
export const maxAttachments = 5;

/** How many messages an account may send within an hour: a patient about their own, staff to many. */
export const messagesAnHour = { patient: 20, staff: 200 };

/** A message as the form of either side sends it. */
export const NewMessage = z.object({
  requestId: z.uuid(),
  /** Made with the form: sent twice, it is one message. */
  messageId: z.uuid(),
  body: messageText({ en: "Write your message", es: "Escriba su mensaje" }),
});
