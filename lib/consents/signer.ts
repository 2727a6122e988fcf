import type { Text } from "#lib/platform/language.ts";

/** In which right somebody signs. */
export const capacities = ["self", "helped", "parent", "attorney", "guardian"] as const;
export type Capacity = (typeof capacities)[number];

type Answers = Readonly<Record<string, unknown>>;

const byAuthority: Readonly<Record<string, Capacity>> = {
  agrees: "helped",
  minor: "parent",
  attorney: "attorney",
  guardian: "guardian",
};

/** Who signs, as the answers say for whom the request is and by what right. */
export function capacityOf({ forWhom, authority }: Answers): Capacity {
  return forWhom === "other" ? (byAuthority[String(authority)] ?? "helped") : "self";
}

/** By which paper somebody signs for another person; null where none is needed. */
export function paperOf(answers: Answers): "attorney" | "guardian" | null {
  const capacity = capacityOf(answers);
  return capacity === "attorney" || capacity === "guardian" ? capacity : null;
}

/** Whether whoever signs for somebody has a paper that says they may. */
export const signsByPaper = (answers: Answers): boolean => paperOf(answers) !== null;

/** From this age on, in years, somebody decides alone. */
export const adult = 18;

/** Whether the person whose scan it is cannot agree alone, being under 18 on this day (YYYY-MM-DD). */
export function needsGuardian(answers: Answers, today: string): boolean {
  const { birthDate } = answers;
  const capacity = capacityOf(answers);
  if (typeof birthDate !== "string" || (capacity !== "self" && capacity !== "helped")) return false;
  const [year = 0] = birthDate.split("-").map(Number);
  return `${String(year + adult).padStart(4, "0")}${birthDate.slice(4)}` > today;
}

/** To be approved by the clinic's counsel. Who has to type their name, beside the field. */
export const whoSigns: Readonly<Record<Capacity, Text>> = {
  self: { en: "You sign for yourself.", es: "Usted firma en su propio nombre." },
  helped: {
    en: "The person with the pain decides. Read this to them. If they agree, type their full name.",
    es: "Decide la persona con el dolor. Léale esto. Si está de acuerdo, escriba el nombre completo de esa persona.",
  },
  parent: {
    en: "You sign as mother, father or guardian of somebody under 18.",
    es: "Usted firma como madre o padre, o con la tutela, de alguien menor de 18 años.",
  },
  attorney: {
    en: "You sign for them with your power of attorney.",
    es: "Usted firma en nombre de esa persona, con un poder legal.",
  },
  guardian: {
    en: "You sign for them as their guardian named by a court.",
    es: "Usted firma en nombre de esa persona, con la tutela que le dio un juez.",
  },
};

/** The label of the field for that name. */
export function nameToType(capacity: Capacity): Text {
  if (capacity === "self") return { en: "Type your full name to agree", es: "Escriba su nombre completo para aceptar" };
  return capacity === "helped"
    ? { en: "Type their full name to agree", es: "Escriba el nombre completo de esa persona para aceptar" }
    : { en: "Type your own full name to agree", es: "Escriba su propio nombre completo para aceptar" };
}

/** What is wrong where no name is typed. */
export const nameMissing: Text = {
  en: "Type the name in full to agree",
  es: "Escriba el nombre completo para aceptar",
};

/** How a signature is described where it is shown. */
export const signedAs: Readonly<Record<Capacity, Text>> = {
  self: { en: "for themselves", es: "en su propio nombre" },
  helped: { en: "for themselves, with help", es: "en su propio nombre, con ayuda" },
  parent: {
    en: "as parent or guardian of a minor",
    es: "como madre o padre, o con la tutela, de alguien menor de edad",
  },
  attorney: { en: "with a power of attorney", es: "con un poder legal" },
  guardian: { en: "as guardian named by a court", es: "con la tutela que dio un juez" },
};

/** What stands behind the name of who signed for somebody: for whom, and in which right. Nothing where it is their own. */
export function signedFor(answers: Answers): { added?: Text } {
  const capacity = capacityOf(answers);
  if (capacity === "self") return {};
  const { en, es } = signedAs[capacity];
  const [of, de] =
    capacity === "helped" ? ["", ""] : [`for ${patientOf(answers)}, `, `en nombre de ${patientOf(answers)}, `];
  return { added: { en: `, ${of}${en}`, es: `, ${de}${es}` } };
}

const patientOf = ({ fullName }: Answers): string => (typeof fullName === "string" ? fullName : "");

/** The same to who signed. */
export const forYourself: Text = { en: "for yourself", es: signedAs.self.es };

export const askGuardian: Text = {
  en: "Somebody under 18 cannot agree alone. Ask a parent or guardian to fill this in: change “For whom” to “somebody I help”.",
  es: "Quien tiene menos de 18 años no puede aceptar por su cuenta. Pida a su madre, padre o tutor que lo llene: cambie “Para quién” a “alguien a quien ayudo”.",
};
