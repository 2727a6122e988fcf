import { Archive, Clock, type IconNode, Mail, PencilLine, Undo2 } from "lucide";
import type { Text } from "#lib/platform/language.ts";
import type { RequestStatus } from "#prisma/generated/enums.ts";

/** Where a request stands, in the patient's words. */
export const statusWords: Record<RequestStatus, Text> = {
  draft: { en: "Not sent yet", es: "Aún no enviada" },
  submitted: { en: "Received, waiting for our staff", es: "Recibida, en espera de nuestro personal" },
  in_triage: { en: "Our staff are looking at it", es: "Nuestro personal la está viendo" },
  needs_info: { en: "We have a question for you", es: "Tenemos una pregunta para usted" },
  assigned: { en: "With the surgeon", es: "Con el cirujano" },
  signed: { en: "With the surgeon", es: "Con el cirujano" },
  reviewed: { en: "Answered", es: "Respondida" },
  declined: { en: "We wrote to you", es: "Le escribimos" },
  closed: { en: "Closed", es: "Cerrada" },
  withdrawn: { en: "Taken back", es: "Retirada por usted" },
};

/** The drawing beside those words, where nothing calls for attention. */
export const statusIcon = (status: RequestStatus): IconNode => icons[status] ?? Clock;

const icons: Partial<Record<RequestStatus, IconNode>> = {
  draft: PencilLine,
  declined: Mail,
  closed: Archive,
  withdrawn: Undo2,
};
