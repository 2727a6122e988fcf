import type { ConsentText } from "../consent-text.ts";

/** To be approved by the clinic's counsel. */
export const review202612: ConsentText = {
  name: "review",
  version: "2026-12",
  effective: "2026-11-15",
  kind: "needed",
  title: { en: "Consent to the review", es: "Consentimiento para la revisión" },
  sections: [
    {
      heading: { en: "What I ask for", es: "Qué pido" },
      paragraphs: [
        {
          en: "I ask a surgeon of this clinic to look at the scan that I send and to write down an opinion. If I ask for somebody I care for, “I” and “my” mean that person as well.",
          es: "Pido que un cirujano de esta clínica vea el estudio que envío y escriba una opinión. Si lo pido para alguien a quien cuido, “yo” y “mi” se refieren también a esa persona.",
        },
        {
          en: "I allow the clinic's staff and the surgeon to see my answers, my scan, my papers and my messages for this.",
          es: "Permito que el personal de la clínica y el cirujano vean mis respuestas, mi estudio, mis documentos y mis mensajes para hacerlo.",
        },
      ],
    },
    {
      heading: { en: "What the review is not", es: "Qué no es la revisión" },
      items: [
        {
          en: "It is provisional. Nobody examines me.",
          es: "Es provisional. Nadie me examina.",
        },
        {
          en: "It is not a diagnosis. It does not replace a visit to a doctor.",
          es: "No es un diagnóstico. No reemplaza una consulta con un médico.",
        },
        {
          en: "By itself it does not make the surgeon my doctor.",
          es: "Por sí sola no convierte al cirujano en mi médico.",
        },
        {
          en: "It is not for emergencies. Nobody watches my request day and night.",
          es: "No es para emergencias. Nadie vigila mi solicitud día y noche.",
        },
      ],
    },
    {
      heading: { en: "What it costs", es: "Cuánto cuesta" },
      paragraphs: [
        {
          en: "The review is free. Visits, new scans and procedures are not. I do not have to buy anything.",
          es: "La revisión es gratuita. Las consultas, los estudios nuevos y los procedimientos no lo son. No tengo que comprar nada.",
        },
      ],
    },
    {
      heading: { en: "What can go wrong", es: "Qué puede salir mal" },
      paragraphs: [
        {
          en: "A scan does not show everything. The surgeon may miss something or be wrong, because nobody sees me in person. I still ask my own doctor about my health.",
          es: "Un estudio no muestra todo. El cirujano puede no ver algo o equivocarse, porque nadie me ve en persona. Sigo preguntando a mi médico por mi salud.",
        },
      ],
    },
    {
      heading: { en: "I can change my mind", es: "Puedo cambiar de opinión" },
      paragraphs: [
        {
          en: "I can take my request back at any time until it is answered. Then nobody works on it any more. What a surgeon has signed by then is kept, as the law asks.",
          es: "Puedo retirar mi solicitud en cualquier momento hasta que tenga respuesta. Entonces nadie trabaja más en ella. Lo que un cirujano haya firmado hasta entonces se guarda, como pide la ley.",
        },
        {
          en: "I can read this text again and download it at any time.",
          es: "Puedo volver a leer este texto y descargarlo en cualquier momento.",
        },
      ],
    },
  ],
};
