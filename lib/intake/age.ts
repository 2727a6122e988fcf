import { capacityOf, needsGuardian } from "#lib/consents/signer.ts";
import type { Text } from "#lib/platform/language.ts";
import type { Answers } from "./question.ts";

/**
 * Why nobody can go on for a person of this birth date, said as soon as it is known; null where they can. They may be
 * younger than the clinic takes (`minimumAge` in years), or under 18 and without whoever may agree for them. `today` as
 * YYYY-MM-DD. To be approved by the clinic.
 */
export function tooYoung(answers: Answers, today: string, minimumAge: number): Text | null {
  const age = ageOn(today, answers["birthDate"]);
  if (age !== null && age < minimumAge) return notTaken(minimumAge);
  if (!needsGuardian(answers, today)) return null;
  return capacityOf(answers) === "self" ? askParent : sayWhoYouAre;
}

/** Whole years on a day; both are YYYY-MM-DD. Null where the date is none, or later. */
export function ageOn(today: string, birthDate: unknown): number | null {
  if (typeof birthDate !== "string" || !/^\d{4}-\d\d-\d\d$/.test(birthDate) || birthDate > today) return null;
  const years = Number(today.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return today.slice(5) < birthDate.slice(5) ? years - 1 : years;
}

const notTaken = (age: number): Text => ({
  en: `We can help only people who are ${age} or older. A younger back needs a doctor for young people: ask the child’s doctor. A children’s hospital can help too.`,
  es: `Solo podemos ayudar a personas de ${age} años o más. Una espalda más joven necesita un médico para jóvenes: pregunte al pediatra. También ayuda un hospital infantil.`,
});

const askParent: Text = {
  en: "You are under 18, so you cannot ask alone. Show this to your mother, father or guardian. They can go back one page, choose “For somebody I help”, and fill it in with you.",
  es: "Usted tiene menos de 18 años y no puede pedirlo a solas. Muestre esto a su madre, padre o tutor. Esa persona puede volver una página, elegir “Para alguien a quien ayudo” y llenarlo con usted.",
};

const sayWhoYouAre: Text = {
  en: "Somebody under 18 cannot decide alone. If you are their parent or guardian, go back one page and say so. If not, ask one of them to fill this in.",
  es: "Quien tiene menos de 18 años no puede decidir a solas. Si usted es su madre, padre o tutor, vuelva una página e indíquelo. Si no, pida a uno de ellos que lo llene.",
};
