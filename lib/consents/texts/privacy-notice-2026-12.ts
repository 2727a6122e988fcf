import type { ConsentText } from "../consent-text.ts";

/**
 * Notice of privacy practices (45 CFR 164.520): its heading is the wording that the rule prescribes. To be approved by
 * the clinic's privacy officer and counsel.
 */
export const privacyNotice202612: ConsentText = {
  name: "privacy-notice",
  version: "2026-12",
  effective: "2026-11-15",
  kind: "notice",
  title: { en: "Notice of privacy practices", es: "Aviso de prácticas de privacidad" },
  sections: [
    {
      paragraphs: [
        {
          en: "THIS NOTICE DESCRIBES HOW MEDICAL INFORMATION ABOUT YOU MAY BE USED AND DISCLOSED AND HOW YOU CAN GET ACCESS TO THIS INFORMATION. PLEASE REVIEW IT CAREFULLY.",
          es: "ESTE AVISO DESCRIBE CÓMO SE PUEDE USAR Y DIVULGAR SU INFORMACIÓN MÉDICA Y CÓMO PUEDE USTED OBTENER ACCESO A ESTA INFORMACIÓN. LÉALO CON ATENCIÓN.",
        },
      ],
    },
    {
      heading: { en: "How we use what you send us", es: "Cómo usamos lo que nos envía" },
      items: [
        {
          en: "For your care. Example: our staff read your answers, and a surgeon looks at your scan.",
          es: "Para su atención. Ejemplo: nuestro personal lee sus respuestas y un cirujano ve su estudio.",
        },
        {
          en: "For payment. The review is free, so we send nothing about it to an insurer. If you come for a visit later, we may.",
          es: "Para el pago. La revisión es gratuita, así que no enviamos nada a una aseguradora. Si después viene a una consulta, podríamos hacerlo.",
        },
        {
          en: "To run the clinic. Example: we look at how long answers take, so that we can be quicker.",
          es: "Para el funcionamiento de la clínica. Ejemplo: vemos cuánto tardan las respuestas para ser más rápidos.",
        },
      ],
    },
    {
      heading: { en: "When we may share it without asking you", es: "Cuándo podemos compartirla sin preguntarle" },
      paragraphs: [
        {
          en: "Only where the law allows or demands it. Examples:",
          es: "Solo donde la ley lo permite o lo exige. Ejemplos:",
        },
      ],
      items: [
        {
          en: "to protect public health, or when somebody is in serious danger",
          es: "para proteger la salud pública o cuando alguien está en grave peligro",
        },
        {
          en: "for oversight of health care, for courts, and for the police where a law says so",
          es: "para la supervisión de la atención médica, los tribunales y la policía cuando una ley lo dice",
        },
        {
          en: "for workers’ compensation, as its laws demand",
          es: "para la compensación laboral, como exigen sus leyes",
        },
        {
          en: "with companies that work for us and have promised in writing to protect it",
          es: "con empresas que trabajan para nosotros y prometieron por escrito protegerla",
        },
      ],
    },
    {
      heading: { en: "When we always ask you first", es: "Cuándo siempre le preguntamos primero" },
      items: [
        {
          en: "before we talk to a person, or write to a doctor, whom you name",
          es: "antes de hablar con una persona o escribir a un médico que usted nombre",
        },
        {
          en: "before any marketing, and before any sale of your information: we do neither",
          es: "antes de cualquier publicidad y antes de cualquier venta de su información: no hacemos ni una ni otra",
        },
        {
          en: "before any other use that this notice does not name. You can take your permission back in writing",
          es: "antes de cualquier otro uso que este aviso no mencione. Puede retirar su permiso por escrito",
        },
      ],
    },
    {
      heading: { en: "Your rights", es: "Sus derechos" },
      items: [
        {
          en: "See what we have about you and get a copy, also on this site.",
          es: "Ver lo que tenemos sobre usted y obtener una copia, también en este sitio.",
        },
        {
          en: "Ask us to correct it. If we do not agree, we tell you why in writing.",
          es: "Pedirnos que la corrijamos. Si no estamos de acuerdo, le decimos por qué por escrito.",
        },
        {
          en: "Ask us to reach you in another way or at another place.",
          es: "Pedirnos que le contactemos de otra manera o en otro lugar.",
        },
        {
          en: "Ask us to limit what we use or share. We do not always have to agree. If you pay yourself for something, we must not tell your insurer when you ask us not to.",
          es: "Pedirnos que limitemos lo que usamos o compartimos. No siempre tenemos que aceptar. Si usted paga algo por su cuenta y nos lo pide, no debemos decirlo a su aseguradora.",
        },
        {
          en: "Get a list of those with whom we shared it, and why.",
          es: "Obtener una lista de con quién la compartimos y por qué.",
        },
        {
          en: "Get this notice on paper at any time.",
          es: "Obtener este aviso en papel en cualquier momento.",
        },
        {
          en: "Choose somebody to act for you, if the law gives them that power.",
          es: "Elegir a alguien que actúe por usted, si la ley le da ese poder.",
        },
      ],
    },
    {
      heading: { en: "Our duties", es: "Nuestros deberes" },
      items: [
        {
          en: "The law demands that we keep your health information private and give you this notice.",
          es: "La ley nos exige mantener en privado su información de salud y darle este aviso.",
        },
        {
          en: "We do what the notice in force says.",
          es: "Cumplimos lo que dice el aviso vigente.",
        },
        {
          en: "If somebody gets your information who must not have it, we tell you promptly.",
          es: "Si alguien que no debe obtiene su información, se lo decimos sin demora.",
        },
        {
          en: "We may change this notice, also for what we have already. The new one is then on this site.",
          es: "Podemos cambiar este aviso, también para lo que ya tenemos. El nuevo estará entonces en este sitio.",
        },
      ],
    },
    {
      heading: { en: "Questions and complaints", es: "Preguntas y quejas" },
      paragraphs: [
        {
          en: "Call or write to us: number and email stand on every page of this site. Ask for the privacy officer.",
          es: "Llámenos o escríbanos: el número y el correo están en cada página de este sitio. Pregunte por el responsable de privacidad.",
        },
        {
          en: "You can also complain to the U.S. Department of Health and Human Services, Office for Civil Rights: www.hhs.gov/ocr/complaints. Nobody will treat you worse because you complain.",
          es: "También puede quejarse ante el Departamento de Salud y Servicios Humanos de EE. UU., Oficina de Derechos Civiles: www.hhs.gov/ocr/complaints. Nadie le tratará peor por quejarse.",
        },
      ],
    },
  ],
};
