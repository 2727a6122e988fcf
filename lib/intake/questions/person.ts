import { z } from "zod";
import { carry, type Text } from "#lib/platform/language.ts";
import { birthDate, choice, line, phoneNumber } from "../answer-schemas.ts";
import { type Answers, forSomebody, type Option, type Question, spoken, values } from "../question.ts";
import { states } from "../states.ts";

// Who asks, for whom, and how they are reached. The words are to be approved by the clinic.

const whom = [
  { value: "self", text: { en: "For me", es: "Para mí" } },
  {
    value: "other",
    text: { en: "For somebody I help", es: "Para alguien a quien ayudo" },
    hint: {
      en: "For example, your mother, your husband or a friend",
      es: "Por ejemplo, su madre, su esposo o un amigo",
    },
  },
] as const satisfies Option[];

const relationships = [
  { value: "parent", text: { en: "I am their mother or father", es: "Soy su madre o su padre" } },
  { value: "child", text: { en: "I am their son or daughter", es: "Soy su hijo o su hija" } },
  { value: "partner", text: { en: "I am their husband, wife or partner", es: "Soy su esposo, esposa o pareja" } },
  { value: "relative", text: { en: "I am in their family", es: "Soy de su familia" } },
  { value: "helper", text: { en: "I am a friend or a helper", es: "Soy amigo o amiga, o le ayudo" } },
] as const satisfies Option[];

const authorities = [
  {
    value: "agrees",
    text: { en: "They asked me to help", es: "Esa persona me pidió ayuda" },
    hint: { en: "They decide. I only type.", es: "Esa persona decide. Yo solo escribo." },
  },
  {
    value: "minor",
    text: {
      en: "They are under 18, and I am their parent or guardian",
      es: "Es menor de 18 años y soy su madre o su padre, o tengo su tutela",
    },
    forMinors: true,
  },
  {
    value: "attorney",
    text: { en: "I have a power of attorney", es: "Tengo un poder legal" },
    hint: { en: "A paper that lets you decide for them", es: "Un documento que le permite decidir por esa persona" },
  },
  { value: "guardian", text: { en: "A court made me their guardian", es: "Un juez me dio la tutela de esa persona" } },
] as const satisfies Option[];

const today = () => new Date().toISOString().slice(0, 10);

const abroad = { value: "abroad", text: { en: "Outside the USA", es: "Fuera de Estados Unidos" }, last: true } as const;

const notAbroad: Text = {
  en: "We can help only people who live in the USA: our surgeons need a license there. A doctor where the person lives can tell who can help there.",
  es: "Solo podemos ayudar a quienes viven en Estados Unidos: nuestros cirujanos necesitan una licencia allí. Un médico donde vive la persona puede decir quién ayuda allí.",
};

const enterName: Text = { en: "Enter the full name", es: "Escriba el nombre completo" };

export const forWhom: Question = {
  slug: "for-whom",
  phase: "before",
  group: "person",
  title: { en: "Who is this request for?", es: "¿Para quién es esta solicitud?" },
  short: { en: "For whom", es: "Para quién" },
  fields: () => [
    {
      kind: "one",
      name: "forWhom",
      label: { en: "Who is this request for?", es: "¿Para quién es esta solicitud?" },
      options: whom,
    },
  ],
  answer: z.object({
    forWhom: choice(values(whom), { en: "Choose who it is for", es: "Elija para quién es" }),
  }),
};

export const carer: Question = {
  slug: "carer",
  phase: "before",
  group: "person",
  title: { en: "About you", es: "Sobre usted" },
  short: { en: "Who asks for them", es: "Quién lo pide" },
  continues: true,
  when: forSomebody,
  fields: () => [
    {
      kind: "text",
      name: "carerName",
      label: { en: "Your own full name", es: "Su propio nombre completo" },
      autoComplete: "name",
    },
    {
      kind: "one",
      name: "relationship",
      label: { en: "How are you related to them?", es: "¿Qué es usted de esa persona?" },
      options: relationships,
    },
    {
      kind: "one",
      name: "authority",
      label: { en: "What allows you to ask for them?", es: "¿Qué le permite pedirlo en nombre de esa persona?" },
      hint: {
        en: "We may need to see a paper that shows it. You can add it later with the scan.",
        es: "Quizá debamos ver un documento que lo muestre. Puede agregarlo después con el estudio.",
      },
      options: authorities,
    },
  ],
  answer: z.object({
    carerName: line(120, { en: "Enter your own full name", es: "Escriba su propio nombre completo" }),
    relationship: choice(values(relationships), {
      en: "Choose how you are related to them",
      es: "Elija qué es usted de esa persona",
    }),
    authority: choice(values(authorities), {
      en: "Choose what allows you to ask for them",
      es: "Elija qué le permite pedirlo en nombre de esa persona",
    }),
  }),
};

export const person: Question = {
  slug: "person",
  phase: "before",
  group: "person",
  title: spoken(
    { en: "Your name and date of birth", es: "Su nombre y fecha de nacimiento" },
    { en: "Their name and date of birth", es: "Nombre y fecha de nacimiento de esa persona" },
  ),
  short: { en: "Name and date of birth", es: "Nombre y fecha de nacimiento" },
  fields: (given) => [
    {
      kind: "text",
      name: "fullName",
      label: { en: "Full name", es: "Nombre completo" },
      hint: { en: "As it appears on the scan, if you know", es: "Como aparece en el estudio, si lo sabe" },
      ...(forSomebody(given) ? {} : { autoComplete: "name" }),
    },
    {
      kind: "date",
      name: "birthDate",
      label: { en: "Date of birth", es: "Fecha de nacimiento" },
      hint: {
        en: "For example, 4 27 1961. We compare it with the scan.",
        es: "Por ejemplo, 4 27 1961 (mes, día, año). La comparamos con el estudio.",
      },
      ...(forSomebody(given) ? {} : { autoComplete: "bday" }),
    },
  ],
  answer: z.object({ fullName: line(120, enterName), birthDate: birthDate(today) }),
};

export const contact: Question = {
  slug: "contact",
  phase: "before",
  group: "reach",
  title: { en: "How can we reach you?", es: "¿Cómo podemos comunicarnos con usted?" },
  short: { en: "Phone and state", es: "Teléfono y estado" },
  fields: (given) => [
    {
      kind: "phone",
      name: "phone",
      label: { en: "Your phone number", es: "Su número de teléfono" },
      hint: { en: "We call only about this request", es: "Llamamos solo por esta solicitud" },
      autoComplete: "tel",
    },
    {
      kind: "list",
      name: "state",
      label: spoken(
        { en: "The state you live in", es: "El estado donde vive" },
        { en: "The state they live in", es: "El estado donde vive esa persona" },
      )(given),
      hint: {
        en: "The surgeon must have a license for that state",
        es: "El cirujano debe tener licencia para ese estado",
      },
      options: [...states, abroad],
    },
  ],
  // The number is read with the country chosen beside it, so that a problem of either field is found at once.
  answer: z.preprocess(
    (given) => {
      const { phone, phoneCountry, ...rest } = (given ?? {}) as Answers;
      return { ...rest, phone: { typed: phone, country: phoneCountry } };
    },
    z.object({
      phone: phoneNumber,
      state: choice(values([...states, abroad]), { en: "Choose the state", es: "Elija el estado" }).refine(
        (state) => state !== abroad.value,
        carry(notAbroad),
      ),
    }),
  ),
};

const times = [
  { value: "any", text: { en: "Any time", es: "A cualquier hora" } },
  { value: "morning", text: { en: "In the morning", es: "Por la mañana" } },
  { value: "afternoon", text: { en: "In the afternoon", es: "Por la tarde" } },
  { value: "evening", text: { en: "In the evening", es: "Por la noche" } },
] as const satisfies Option[];

const spokenLanguages = [
  { value: "en", text: { en: "English", es: "Inglés" } },
  { value: "es", text: { en: "Spanish", es: "Español" } },
] as const satisfies Option[];

const resultWays = [
  { value: "no", text: { en: "Show it here as soon as it is ready", es: "Mostrarla aquí en cuanto esté lista" } },
  {
    value: "yes",
    text: { en: "Call me first, then show it here", es: "Llamarme primero y después mostrarla aquí" },
    hint: {
      en: "If we cannot reach you, we show it after one business day",
      es: "Si no logramos comunicarnos con usted, la mostramos después de un día hábil",
    },
  },
] as const satisfies Option[];

export const calls: Question = {
  slug: "calls",
  phase: "after",
  group: "reach",
  title: { en: "Calls and our answer", es: "Llamadas y nuestra respuesta" },
  short: { en: "Calls", es: "Llamadas" },
  fields: () => [
    {
      kind: "one",
      name: "bestTime",
      label: { en: "When is a good time?", es: "¿A qué hora le conviene?" },
      told: { en: "Best time", es: "Mejor hora" },
      options: times,
    },
    {
      kind: "one",
      name: "callLanguage",
      label: { en: "Which language do you want to speak?", es: "¿En qué idioma quiere hablar?" },
      told: { en: "Language", es: "Idioma" },
      options: spokenLanguages,
      inline: true,
    },
    {
      kind: "one",
      name: "phoneFirst",
      label: { en: "How do you want to get the answer?", es: "¿Cómo quiere recibir la respuesta?" },
      told: { en: "The answer", es: "La respuesta" },
      options: resultWays,
    },
  ],
  answer: z.object({
    bestTime: choice(values(times), { en: "Choose a good time", es: "Elija a qué hora le conviene" }),
    callLanguage: choice(values(spokenLanguages), { en: "Choose a language", es: "Elija un idioma" }),
    phoneFirst: choice(values(resultWays), {
      en: "Choose how you want to get the answer",
      es: "Elija cómo quiere recibir la respuesta",
    }),
  }),
};
