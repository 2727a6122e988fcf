import { type Language, languages, say, type Text } from "#lib/platform/language.ts";
import { type Outcome, outcomeValues } from "./outcomes.ts";

/**
 * To be approved by the clinic's surgeons and counsel, each pair of languages together. What a message to a patient
 * starts from, by outcome. It names no procedure. Left as it is, its patient reads it in their own language.
 */
export const patientTemplates: Readonly<Record<Outcome, Text>> = {
  candidate: {
    en: "I have looked at your scan and read what you told us.\n\nI see a place where a nerve has too little room. It fits what you feel. A procedure may help you, but I can only say so for certain after a visit.",
    es: "Vi su estudio y leí lo que usted nos contó.\n\nVeo un lugar donde un nervio tiene muy poco espacio. Coincide con lo que usted siente. Un procedimiento podría ayudarle, pero solo puedo asegurarlo después de una consulta.",
  },
  not_candidate: {
    en: "I have looked at your scan and read what you told us.\n\nI do not see anything that a procedure of ours would make better. Your pain is real all the same, and there are other ways to treat it.",
    es: "Vi su estudio y leí lo que usted nos contó.\n\nNo veo nada que uno de nuestros procedimientos pueda mejorar. Aun así, su dolor es real y hay otras formas de tratarlo.",
  },
  conservative_care: {
    en: "I have looked at your scan and read what you told us.\n\nTreatment without a procedure has a good chance to help you, so it should come first. Exercises that you do yourself are the most important part of it.",
    es: "Vi su estudio y leí lo que usted nos contó.\n\nUn tratamiento sin procedimiento tiene buenas posibilidades de ayudarle, por eso debe ir primero. Los ejercicios que usted hace son lo más importante.",
  },
  other_scan_needed: {
    en: "I have looked at your scan and read what you told us.\n\nI cannot answer your question with this scan. You find below what I need. When you have it, send it to us in a new request.",
    es: "Vi su estudio y leí lo que usted nos contó.\n\nNo puedo responder su pregunta con este estudio. Abajo encontrará lo que necesito. Cuando lo tenga, envíelo en otra solicitud.",
  },
  visit_needed: {
    en: "I have looked at your scan and read what you told us.\n\nThe scan alone does not answer your question. A doctor should talk with you and examine you first.",
    es: "Vi su estudio y leí lo que usted nos contó.\n\nEl estudio por sí solo no responde su pregunta. Primero, un médico debe hablar con usted y hacerle un examen.",
  },
  emergency: {
    en: "I have looked at your scan and read what you told us.\n\nI see something that has to be looked at in a hospital today. Go to an emergency room now and take this letter with you. We also call you.",
    es: "Vi su estudio y leí lo que usted nos contó.\n\nVeo algo que debe revisarse hoy en un hospital. Vaya ahora a una sala de emergencias y lleve esta carta. También le llamaremos.",
  },
};

/** The approved pair of which this text is one side, word for word; null where somebody has changed it. */
export function templatePair(text: string): Text | null {
  const typed = plain(text);
  const outcome = outcomeValues.find((one) => languages.some((language) => plain(templateIn(one, language)) === typed));
  return outcome ? patientTemplates[outcome] : null;
}

export const templateIn = (outcome: Outcome, language: Language): string => say(language, patientTemplates[outcome]);

const plain = (text: string): string => text.replace(/\s+/g, " ").trim();

/** To be approved by the clinic. Names of procedures that no message to a patient holds: a visit comes before them. */
const procedureNames =
  /(?<!\p{L})(laminectom\p{L}*|laminotom\p{L}*|dis[ck]ectom\p{L}*|microdis[ck]ectom\p{L}*|foraminotom\p{L}*|spinal fusion|fusión espinal|[PTAXO]LIF|ACDF|kyphoplast\p{L}*|vertebroplast\p{L}*|cifoplastia|disco artificial|artificial dis[ck]|disc replacement|endoscopic decompression)(?!\p{L})/iu;

/** The first name of a procedure in a text; null where there is none. */
export const procedureIn = (text: string): string | null => procedureNames.exec(text)?.[0] ?? null;
