import type { Language, Text } from "#lib/platform/language.ts";
import type { Outcome } from "./outcomes.ts";

/**
 * To be approved by the clinic's surgeons and counsel. What a patient reads around the surgeon's own words, by outcome:
 * what it means, what to do next, what to ask at home. General words only: nothing here is about one person's spine.
 */
export type OutcomeWords = {
  title: Text;
  means: readonly Text[];
  next: readonly Text[];
  /** Questions to take to one's own doctor. */
  ask: readonly Text[];
  /** When to write to us again. */
  again: Text;
};

export const outcomeWords = {
  candidate: {
    title: {
      en: "You may be a candidate for a procedure",
      es: "Un procedimiento podría ayudarle",
    },
    means: [
      {
        en: "What the surgeon saw on your scan fits what you told us. A procedure might help.",
        es: "Lo que el cirujano vio en su estudio coincide con lo que usted contó. Un procedimiento podría ayudarle.",
      },
      {
        en: "“May be” means that nobody has examined you yet. A surgeon can only decide after a visit.",
        es: "“Podría” significa que nadie le ha hecho un examen todavía. Un cirujano solo puede decidir después de una consulta.",
      },
    ],
    next: [
      {
        en: "You do not need to decide anything today. You can think about it and talk with your family.",
        es: "No tiene que decidir nada hoy. Puede pensarlo y hablarlo con su familia.",
      },
      {
        en: "Show this letter to your own doctor and ask what they think.",
        es: "Muestre esta carta a su médico y pregúntele qué piensa.",
      },
      {
        en: "If you want to go on, call us. We tell you what a visit is for, and what it costs, before you agree to one.",
        es: "Si quiere seguir adelante, llámenos. Le decimos para qué sirve una consulta y cuánto cuesta antes de que acepte.",
      },
    ],
    ask: [
      {
        en: "What could a procedure change for me, and what could it not change?",
        es: "¿Qué podría cambiar un procedimiento en mi caso y qué no?",
      },
      {
        en: "What are the risks for somebody with my health?",
        es: "¿Qué riesgos hay para alguien con mi estado de salud?",
      },
      { en: "What happens if I wait, or do nothing?", es: "¿Qué pasa si espero o no hago nada?" },
      {
        en: "Is there something without a procedure that I have not tried yet?",
        es: "¿Hay algún tratamiento sin procedimiento que aún no haya probado?",
      },
    ],
    again: {
      en: "You can send us a new request if your pain changes or you get a new scan.",
      es: "Puede enviarnos otra solicitud si su dolor cambia o si tiene un estudio nuevo.",
    },
  },
  not_candidate: {
    title: {
      en: "A procedure is not likely to help you now",
      es: "Es poco probable que un procedimiento le ayude ahora",
    },
    means: [
      {
        en: "The surgeon did not find something on your scan that our procedures treat, or thinks that the risk is greater than the benefit.",
        es: "El cirujano no vio en su estudio algo que nuestros procedimientos traten, o cree que el riesgo es mayor que el beneficio. Lo que escribe arriba dice cuál de las dos cosas.",
      },
      {
        en: "Your pain is real. A scan shows bones, discs and nerves. It does not show pain, and much pain has causes that no scan shows.",
        es: "Su dolor es real. Un estudio muestra huesos, discos y nervios. No muestra el dolor, y muchos dolores tienen causas que ningún estudio muestra.",
      },
      {
        en: "This is about our procedures and this scan. It does not mean that nothing can help you.",
        es: "Esto se refiere a nuestros procedimientos y a este estudio. No significa que nada pueda ayudarle.",
      },
    ],
    next: [
      {
        en: "Keep moving as well as you can. Short walks, several times a day, are better than rest in bed.",
        es: "Siga moviéndose lo mejor que pueda. Caminatas cortas, varias veces al día, son mejores que quedarse en cama.",
      },
      {
        en: "Take this letter to your own doctor. Together you can plan what to try next.",
        es: "Lleve esta carta a su médico. Juntos pueden planear qué probar ahora.",
      },
      {
        en: "Ask about physical therapy with exercises that you do yourself. It often takes six weeks or more before it helps.",
        es: "Pregunte por la terapia física (fisioterapia) con ejercicios que usted haga por su cuenta. A menudo tarda seis semanas o más en hacer efecto.",
      },
      {
        en: "If your pain has lasted for months, ask for a pain clinic or a doctor of physical medicine.",
        es: "Si su dolor dura meses, pregunte por una clínica del dolor o un médico de rehabilitación.",
      },
    ],
    ask: [
      {
        en: "What else could cause my pain: the hip, a joint, a muscle, a blood vessel?",
        es: "¿Qué más podría causar mi dolor: la cadera, una articulación, un músculo, un vaso sanguíneo?",
      },
      {
        en: "Which treatment should I try next, and for how long?",
        es: "¿Qué tratamiento debo probar ahora y por cuánto tiempo?",
      },
      { en: "How will we know that it works?", es: "¿Cómo sabremos que funciona?" },
      { en: "Should I see another specialist?", es: "¿Debería ver a otro especialista?" },
    ],
    again: {
      en: "Send us a new request if your pain gets worse, if it goes to a new place, or if you get a newer scan. A second opinion from another surgeon is also your right.",
      es: "Envíenos otra solicitud si su dolor empeora, si aparece en otro lugar o si tiene un estudio más nuevo. También tiene derecho a una segunda opinión de otro cirujano.",
    },
  },
  conservative_care: {
    title: {
      en: "Treatment without a procedure comes first",
      es: "Primero, tratamiento sin procedimiento",
    },
    means: [
      {
        en: "The surgeon thinks that treatment without a procedure has a good chance to help you, or has not had enough time yet.",
        es: "El cirujano cree que un tratamiento sin procedimiento tiene buenas posibilidades de ayudarle o que aún no ha tenido tiempo suficiente. Lo que escribe arriba dice cuál de las dos cosas.",
      },
      {
        en: "Many people with a pinched nerve get better this way within weeks or months.",
        es: "Muchas personas con un nervio pinzado mejoran así en semanas o meses.",
      },
    ],
    next: [
      {
        en: "Ask your own doctor for physical therapy with exercises that you do yourself, and keep at it for at least six weeks.",
        es: "Pida a su médico terapia física (fisioterapia) con ejercicios que usted haga por su cuenta, y sígala al menos seis semanas.",
      },
      {
        en: "Stay active. Rest in bed for more than a day or two makes a back weaker.",
        es: "Siga en movimiento. Quedarse en cama más de uno o dos días debilita la espalda.",
      },
      {
        en: "Write down each week how strong the pain is from 0 to 10, and how far you can walk. It shows what helps.",
        es: "Anote cada semana cuánto duele de 0 a 10 y cuánto puede caminar. Así se ve qué ayuda.",
      },
      {
        en: "Take medicine only as your doctor or the label says.",
        es: "Tome medicinas solo como diga su médico o la etiqueta.",
      },
    ],
    ask: [
      { en: "Which exercises are right for me?", es: "¿Qué ejercicios son buenos para mí?" },
      {
        en: "Could medicine or an injection help meanwhile?",
        es: "¿Podría ayudarme mientras tanto una medicina o una inyección?",
      },
      { en: "When should we check how I am doing?", es: "¿Cuándo revisamos cómo voy?" },
    ],
    again: {
      en: "If you have kept at it for six weeks or more and it has not helped, send us a new request and tell us what you tried.",
      es: "Si siguió el tratamiento seis semanas o más y no le ayudó, envíenos otra solicitud y cuéntenos qué probó.",
    },
  },
  other_scan_needed: {
    title: { en: "We need a newer or different scan", es: "Necesitamos un estudio más nuevo o diferente" },
    means: [
      {
        en: "The scan that you sent does not show enough to answer. It may be too old, of another part of the body, or of another kind.",
        es: "El estudio que envió no muestra lo suficiente para responder. Puede ser muy antiguo, de otra parte del cuerpo o de otro tipo.",
      },
      {
        en: "This is not bad news about your back. It only means that we cannot tell yet.",
        es: "No es una mala noticia sobre su espalda. Solo significa que todavía no podemos responder.",
      },
    ],
    next: [
      {
        en: "Take this letter to your own doctor. Only a doctor can order a scan.",
        es: "Lleve esta carta a su médico. Solo un médico puede pedir un estudio.",
      },
      {
        en: "Ask what the scan costs you before you get it. It is not part of our free review.",
        es: "Pregunte cuánto le cuesta el estudio antes de hacérselo. No es parte de nuestra revisión gratuita.",
      },
      {
        en: "Ask for a copy of the pictures, on a disc or as files. Then send us a new request with it.",
        es: "Pida una copia de las imágenes, en un disco o en archivos. Después envíenos otra solicitud con ella.",
      },
    ],
    ask: [
      { en: "Which scan fits what the surgeon asks for?", es: "¿Qué estudio corresponde a lo que pide el cirujano?" },
      {
        en: "Is this scan safe for me? Think of a pacemaker, metal in the body, pregnancy and allergies.",
        es: "¿Es seguro este estudio para mí? Piense en marcapasos, metal en el cuerpo, embarazo y alergias.",
      },
      { en: "Does my insurance pay for it?", es: "¿Lo paga mi seguro?" },
    ],
    again: {
      en: "Send us a new request as soon as you have the new scan. That review is free as well.",
      es: "Envíenos otra solicitud en cuanto tenga el estudio nuevo. Esa revisión también es gratuita.",
    },
  },
  visit_needed: {
    title: { en: "A visit or a call is needed to say more", es: "Hace falta una consulta o una llamada" },
    means: [
      {
        en: "Your scan alone does not answer the question. A doctor needs to talk with you or examine you.",
        es: "Su estudio por sí solo no responde la pregunta. Un médico necesita hablar con usted o hacerle un examen.",
      },
      {
        en: "An examination shows what no scan can: strength, feeling and reflexes.",
        es: "Un examen muestra lo que ningún estudio puede: fuerza, sensibilidad y reflejos.",
      },
    ],
    next: [
      {
        en: "Call us and give your reference number. We tell you what fits: a call, a visit with us, or a doctor near you.",
        es: "Llámenos y dé su número de referencia. Le decimos qué conviene: una llamada, una consulta con nosotros o un médico cerca de usted.",
      },
      {
        en: "A visit is not part of the free review. We tell you what it costs before you agree to one.",
        es: "Una consulta no es parte de la revisión gratuita. Le decimos cuánto cuesta antes de que acepte.",
      },
      {
        en: "You can also take this letter to your own doctor.",
        es: "También puede llevar esta carta a su médico.",
      },
    ],
    ask: [
      {
        en: "Can you test the strength and feeling in my legs?",
        es: "¿Puede revisar la fuerza y la sensibilidad de mis piernas?",
      },
      { en: "Does what you find fit my scan?", es: "¿Coincide lo que encuentra con mi estudio?" },
      { en: "How soon should I be seen?", es: "¿Qué tan pronto deben verme?" },
    ],
    again: {
      en: "If your pain changes before you are seen, tell us or your doctor.",
      es: "Si su dolor cambia antes de la consulta, díganoslo o dígaselo a su médico.",
    },
  },
  emergency: {
    title: { en: "You need medical care now", es: "Necesita atención médica ahora" },
    means: [
      {
        en: "Something on your scan or in your answers needs a doctor to see you now, in person.",
        es: "El cirujano vio algo en su estudio o en sus respuestas que un médico debe ver ahora, en persona.",
      },
      {
        en: "It may not be serious. If it is, every hour counts.",
        es: "Puede que no sea grave. Si lo es, cada hora cuenta.",
      },
    ],
    next: [
      {
        en: "Go now. Do not drive yourself if your legs are weak or numb.",
        es: "Vaya ahora. No maneje si sus piernas están débiles o dormidas.",
      },
      { en: "Take this letter and your scan with you.", es: "Lleve esta carta y su estudio." },
      {
        en: "Tell them that a spine surgeon looked at your scan and told you to come to the emergency room.",
        es: "Diga que un cirujano de columna vio su estudio y le dijo que viniera a la sala de emergencias.",
      },
      {
        en: "Do not eat or drink until a doctor has seen you.",
        es: "No coma ni beba hasta que un médico le haga un examen.",
      },
    ],
    ask: [
      { en: "Do I need a new scan today?", es: "¿Necesito un estudio nuevo hoy?" },
      { en: "Should a spine surgeon see me today?", es: "¿Debe verme hoy un cirujano de columna?" },
    ],
    again: {
      en: "When you have been seen, call us. We want to know how you are.",
      es: "Cuando ya haya visto a un médico, llámenos. Queremos saber cómo está.",
    },
  },
} as const satisfies Record<Outcome, OutcomeWords>;

/** To be approved by counsel. Stands beside every answer: what it is not. */
export const answerConditions = [
  {
    en: "This is a provisional review of the scan and the answers you sent. Nobody has examined you.",
    es: "Esta es una revisión provisional del estudio y las respuestas que usted envió. Nadie le ha hecho un examen.",
  },
  {
    en: "It is not a diagnosis and does not replace a visit to a doctor.",
    es: "No es un diagnóstico y no reemplaza una consulta con un médico.",
  },
  {
    en: "It does not by itself make the surgeon your doctor.",
    es: "Por sí sola no convierte al cirujano en su médico.",
  },
  {
    en: "The review is free. Visits, new scans and procedures are not.",
    es: "La revisión es gratuita. Las consultas, los estudios nuevos y los procedimientos no lo son.",
  },
] as const satisfies readonly Text[];

/** To be approved by a clinician. For whoever gets no review: what to do instead. */
export const declinedWords = {
  title: { en: "We could not review your scan", es: "No pudimos revisar su estudio" },
  means: {
    en: "We are sorry that we cannot give you the answer you hoped for. Your pain still matters.",
    es: "Lamentamos no poder darle la respuesta que esperaba. Su dolor importa igual.",
  },
  next: [
    {
      en: "Show this letter to your own doctor and ask who can look at your scan.",
      es: "Muestre esta carta a su médico y pregúntele quién puede ver su estudio.",
    },
    {
      en: "Keep your own copy of the scan. It stays yours.",
      es: "Guarde su propia copia del estudio. Sigue siendo suya.",
    },
    {
      en: "If something is not clear, call us and give your reference number.",
      es: "Si algo no está claro, llámenos y dé su número de referencia.",
    },
  ],
} as const satisfies Record<string, Text | readonly Text[]>;

/** To be approved by the clinic. What the parts of an answer are called. */
export const answerParts = {
  label: { en: "The answer to your request", es: "La respuesta a su solicitud" },
  surgeon: { en: "What the surgeon writes", es: "Lo que escribe el cirujano" },
  clinic: { en: "What we write to you", es: "Lo que le escribimos" },
  means: { en: "What this means", es: "Qué significa" },
  next: { en: "What you can do next", es: "Qué puede hacer ahora" },
  /** The same for whoever must go to a hospital. */
  nextNow: { en: "What to do now", es: "Qué debe hacer ahora" },
  ask: { en: "Questions to ask your own doctor", es: "Preguntas para su médico" },
  again: { en: "When to come back to us", es: "Cuándo volver a escribirnos" },
  /** What the last two are called for whoever must go to a hospital. */
  askThere: { en: "What to ask at the hospital", es: "Qué preguntar en el hospital" },
  afterwards: { en: "Afterwards", es: "Después" },
  conditions: { en: "What this answer is, and is not", es: "Qué es esta respuesta y qué no es" },
  signs: { en: "Get medical help now if you have", es: "Busque ayuda médica ahora si tiene" },
  take: {
    en: "Take this letter with you. Do not wait to hear more from us.",
    es: "Lleve esta carta. No espere más noticias de nosotros.",
  },
  takeOurs: {
    en: "Take our letter with you. Do not wait to hear more from us.",
    es: "Lleve nuestra carta. No espere más noticias nuestras.",
  },
  foot: { en: "Provisional review. Not a diagnosis.", es: "Revisión provisional. No es un diagnóstico." },
  /** By the language it is in, before the clinic's number; nobody reads the note about their own. */
  otherLanguage: {
    en: {
      en: "This part is not in English. If you want help with it, call us:",
      es: "Esta parte está en inglés. Si quiere ayuda para leerla, llámenos:",
    },
    es: {
      en: "This part is in Spanish. If you want help with it, call us:",
      es: "Esta parte está en español. Si quiere ayuda para leerla, llámenos:",
    },
  },
  /** Where a surgeon's own words are not in the reader's language, and nobody has translated them yet. */
  translating: {
    en: "A person is translating it. We will write to you when it is ready.",
    es: "Una persona la está traduciendo. Le avisaremos cuando la traducción esté lista.",
  },
  doNotWait: {
    en: "Do not wait for the translation: go now.",
    es: "No espere la traducción: vaya ahora.",
  },
  translatedBy: { en: "Translated by", es: "Traducido por" },
  checkedBySurgeon: { en: "The surgeon has read the translation.", es: "El cirujano leyó la traducción." },
  original: {
    en: { en: "The original, as it was signed", es: "El original en inglés, tal como se firmó" },
    es: { en: "The original in Spanish, as it was signed", es: "El original, tal como se firmó" },
  },
  signed: { en: "Signed", es: "Firmado" },
  added: { en: "Added on", es: "Agregado el" },
  corrected: { en: "Corrected on", es: "Corregido el" },
  correctedAbove: {
    en: "Something in this answer was corrected later. Read on below.",
    es: "Algo de esta respuesta se corrigió después. Siga leyendo abajo.",
  },
  nowIs: { en: "The answer is now", es: "La respuesta ahora es" },
  seen: { en: "What was seen, from top to bottom", es: "Qué se vio, de arriba abajo" },
  seenOnly: {
    en: "Only the levels that the surgeon commented on are named here.",
    es: "Aquí solo aparecen los niveles que el cirujano comentó.",
  },
  needed: { en: "What is still needed", es: "Qué falta todavía" },
  timing: { en: "When", es: "Cuándo" },
  outside: { en: "We call you", es: "Le llamamos" },
  outsideText: {
    en: "The surgeon also saw something that you did not ask about and that a doctor should look at soon. We call you today. If you have not heard from us by this evening, call us.",
    es: "El cirujano también vio algo por lo que usted no preguntó y que un médico debería revisar pronto. Le llamamos hoy. Si no tiene noticias nuestras esta noche, llámenos.",
  },
  told: { en: "What we told you by phone", es: "Lo que le dijimos por teléfono" },
  toldText: {
    en: "The surgeon also saw something that you did not ask about. We told you by phone what it is and where to go. Show this letter to your own doctor.",
    es: "El cirujano también vio algo por lo que usted no preguntó. Le dijimos por teléfono qué es y a dónde ir. Muestre esta carta a su médico.",
  },
  licensed: { en: "Licensed in", es: "Con licencia en" },
  license: { en: "License", es: "Licencia" },
  hash: { en: "Proof of the signed text (SHA-256)", es: "Prueba del texto firmado (SHA-256)" },
} as const satisfies Record<string, Text | Record<Language, Text>>;

/** To be approved by the clinic. The head of every advice to get help at once. */
export const goNow = (number: string): Text => ({
  en: `Call ${number} or go to an emergency room now`,
  es: `Llame al ${number} o vaya ahora a una sala de emergencias`,
});
