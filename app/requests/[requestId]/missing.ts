import type { Text } from "#lib/platform/language.ts";
import type { ScanList } from "#lib/studies/list-scan.ts";
import type { ScanState } from "#lib/studies/scan-state.ts";
import { takesScan } from "#lib/requests/status.ts";
import type { RequestStatus } from "#prisma/generated/enums.ts";

/** Something that would help and is not here, and the way to supply it. */
export type Missing = { text: Text; button: Text; path: string; needed: boolean };

type Given = {
  status: RequestStatus;
  scan: ScanState;
  counts: ScanList["counts"];
  unsent: number;
  papers: readonly { kind: string }[];
  /** Whether somebody asks for another person by a power of attorney or as guardian. */
  authority: boolean;
  /** The first of the questions that may still be answered after sending; null where none is open. */
  openQuestion: string | null;
};

/** What is missing of a request, what holds it up first. */
export function missingOf({ status, scan, counts, unsent, papers, authority, openQuestion }: Given): Missing[] {
  const found: Missing[] = [];
  if (!takesScan(status) || status === "draft") return found;
  if (scan === "missing") found.push({ ...noScan, path: "/scans", needed: true });
  else if (counts.damaged > 0 || unsent > 0) found.push({ ...partOfScan, path: "/scans", needed: true });
  if (authority && !papers.some(({ kind }) => kind === "authority"))
    found.push({ ...mayAsk, path: "/scans#authority", needed: true });
  if (openQuestion) found.push({ ...history, path: `/questions/${openQuestion}`, needed: false });
  if (!papers.some(({ kind }) => kind === "report")) found.push({ ...report, path: "/scans#papers", needed: false });
  return found;
}

const noScan = {
  text: { en: "Your scan", es: "Su estudio" },
  button: { en: "Add your scan", es: "Agregar su estudio" },
} as const;

const partOfScan = {
  text: {
    en: "Some pictures of your scan: they did not arrive whole",
    es: "Algunas imágenes de su estudio: no llegaron completas",
  },
  button: { en: "Send the missing pictures", es: "Enviar las imágenes que faltan" },
} as const;

const mayAsk = {
  text: {
    en: "The paper that lets you ask for them",
    es: "El documento que le permite pedirlo en nombre de esa persona",
  },
  button: { en: "Add that paper", es: "Agregar ese documento" },
} as const;

const history = {
  text: { en: "A few more answers about health", es: "Algunas respuestas más sobre la salud" },
  button: { en: "Answer more questions (optional)", es: "Responder más preguntas (opcional)" },
} as const;

const report = {
  text: {
    en: "The radiologist’s report on your scan, if you have it",
    es: "El informe del radiólogo sobre su estudio, si lo tiene",
  },
  button: { en: "Add the report", es: "Agregar el informe" },
} as const;
