import { exportDays } from "#lib/exports/cursor.ts";
import { env } from "#lib/platform/env.ts";
import { both, counted, type Language, type Text } from "#lib/platform/language.ts";
import { type Content, type Letter, writeLetter } from "./letter.ts";
import { reminderTokenOf } from "./reminder-token.ts";

/**
 * Every mail the portal sends. None holds anything medical, not even a part of the body, nor anybody's name: mail is
 * read by many eyes. Staff read English. To be approved by the clinic.
 */
export const signInMail = ({ code, link, language }: { code: string; link: string; language: Language }): Content =>
  writeLetter(
    {
      subject: { en: `${code} is your sign-in code`, es: `${code} es su código para entrar` },
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
      paragraphs: [
        {
          en: "This is your code to sign in. Type it on the page where you asked for it. Or use the button below.",
          es: "Este es su código para entrar. Escríbalo en la página donde lo pidió. O use el botón de abajo.",
        },
      ],
      button: { label: { en: "Sign in", es: "Entrar" }, path: `/sign-in/link?token=${link}` },
      end: {
        en: "The code and the button work once, for 30 minutes. If you did not ask for this, you can ignore this email.",
        es: "El código y el botón sirven una sola vez, durante 30 minutos. Si usted no pidió esto, puede ignorar este correo.",
      },
    },
    language,
  );

/** To a member of staff who typed their address on the patients' page. */
export const staffHintMail = (): Content =>
  writeLetter(
    {
      subject: english("Sign in on the staff page"),
      paragraphs: [
        english("This address belongs to a member of staff. Staff sign in with a password and a one-time code."),
      ],
      button: { label: english("Staff sign-in"), path: "/sign-in/staff" },
    },
    "en",
  );

/** To whoever is on call. What the sign is stands in the portal alone. */
export const alertMail = ({ reference, requestId }: { reference: string; requestId: string }): Content =>
  writeLetter(
    {
      subject: english(`${reference} names an emergency warning sign`),
      paragraphs: [
        english(`The request ${reference} names an emergency warning sign.`),
        english("The person was told to get emergency care at once. They chose to go on with the request."),
        english("If they have not sent it yet, the page opens as soon as they do."),
      ],
      button: { label: english("Open the request"), path: `/queue/${requestId}` },
    },
    "en",
  );

/** What waits in the morning, in numbers alone. */
export type Waiting = Readonly<Record<"urgent" | "due" | "unclaimed" | "messages" | "call" | "files" | "mine", string>>;

/** To a coordinator when the clinic opens: how much waits for all, and how much is theirs. */
export const digestMail = (waiting: Waiting): Content =>
  writeLetter(
    {
      subject: english("What waits in the queue this morning"),
      paragraphs: digestLines.map(({ of, words }) => english(`${words}: ${waiting[of]}`)),
      button: { label: english("Open the queue"), path: "/queue" },
      end: english("You can choose which mails you get under Notices."),
    },
    "en",
  );

const digestLines = [
  { of: "urgent", words: "Urgent" },
  { of: "due", words: "Due today or late" },
  { of: "unclaimed", words: "With nobody yet" },
  { of: "messages", words: "With new messages" },
  { of: "call", words: "To be called today" },
  { of: "files", words: "With files that need a look" },
  { of: "mine", words: "Yours" },
] as const satisfies readonly { of: keyof Waiting; words: string }[];

const english = (words: string): Text => both(() => words);

/** What a mail about a request is about. Some are reminders, which a patient can stop. */
export type Notice = keyof typeof notices;

export type About = { reference: string; requestId: string; accountId: string; language: Language };

/** The mail of a step in a request's life, and the headers that belong to it alone. */
export function noticeMail(notice: Notice, about: About): Content & { headers: Record<string, string> } {
  const letter = notices[notice](about.reference, about.requestId);
  if (!isReminder(notice)) return { ...writeLetter(letter, about.language), headers: {} };
  const token = encodeURIComponent(reminderTokenOf(about.accountId));
  const oneClick = new URL(`/api/mail/reminders?token=${token}`, env().NEXTAUTH_URL).href;
  return {
    ...writeLetter(letter, about.language, { stop: `/reminders?token=${token}&lang=${about.language}` }),
    headers: { "List-Unsubscribe": `<${oneClick}>`, "List-Unsubscribe-Post": "List-Unsubscribe=One-Click" },
  };
}

const reminders = ["draft_unfinished", "question_unanswered"] as const;

export type Reminder = (typeof reminders)[number];

/** Whether a patient can stop mails of this kind. That a draft will be removed is told in any case. */
export const isReminder = (notice: Notice): notice is Reminder => (reminders as readonly Notice[]).includes(notice);

/** Who reads it: the patient, unless it is for whoever has the request here. */
export const readerOf = (notice: Notice): "patient" | "owner" | "surgeon" =>
  toSurgeon.includes(notice) ? "surgeon" : toOwner.includes(notice) ? "owner" : "patient";

const toSurgeon: readonly Notice[] = [
  ...(["assigned", "given_to_another", "second_opinion", "second_opinion_given", "emergency_to_surgeon"] as const),
];
const toOwner: readonly Notice[] = [
  "call_today",
  "call_escalated",
  "returned",
  "answered_by_patient",
  "message_to_staff",
  "taken_over",
  "queued_again",
  "handed_over",
  "scan_trouble",
  "due_today",
  "overdue",
  "step_late",
  "urgent_arrived",
  "overdue_escalated",
  "translation_needed",
  "surgeon_gone",
  "emergency_to_owner",
  "emergency_access",
];

const toAll = ["urgent_arrived", "overdue_escalated", "call_escalated", "emergency_access"] as const;

export type ToAll = (typeof toAll)[number];

/** Whether it goes to everybody of a role, one mail after the other. */
export const isToAll = (notice: Notice): boolean => (toAll as readonly Notice[]).includes(notice);

export const isNotice = (name: string): name is Notice => Object.hasOwn(notices, name);

const toRequest = (requestId: string) => `/requests/${requestId}`;
const seeRequest: Text = { en: "See your request", es: "Ver su solicitud" };
const nothingToDo: Text = {
  en: "You do not need to do anything now.",
  es: "Por ahora usted no tiene que hacer nada.",
};

const notices = {
  submitted: (r, id) => ({
    subject: { en: `We received your request ${r}`, es: `Recibimos su solicitud ${r}` },
    paragraphs: [
      { en: `Thank you. Your request ${r} has arrived.`, es: `Gracias. Su solicitud ${r} llegó.` },
      {
        en: "A member of our staff reads it next. You can see at any time where it stands.",
        es: "Ahora la leerá una persona de nuestro equipo. Usted puede ver en cualquier momento en qué punto está.",
      },
    ],
    button: { label: seeRequest, path: toRequest(id) },
  }),
  files_checked: (r, id) => ({
    subject: { en: `Your files have arrived: ${r}`, es: `Sus archivos llegaron: ${r}` },
    paragraphs: [
      {
        en: `We have checked the files that you sent with your request ${r}. They arrived safely.`,
        es: `Comprobamos los archivos que envió con su solicitud ${r}. Llegaron bien.`,
      },
      nothingToDo,
    ],
    button: { label: seeRequest, path: toRequest(id) },
  }),
  files_question: (r, id) => ({
    subject: { en: `Please look at your files again: ${r}`, es: `Vuelva a mirar sus archivos, por favor: ${r}` },
    paragraphs: [
      {
        en: `We have checked the files that you sent with your request ${r}. Something about them is not clear yet.`,
        es: `Comprobamos los archivos que envió con su solicitud ${r}. Hay algo que todavía no está claro.`,
      },
      {
        en: "Nothing is lost, and your request stays with us. Sign in to see what we found and what you can do.",
        es: "No se perdió nada, y su solicitud sigue con nosotros. Entre para ver qué encontramos y qué puede hacer.",
      },
    ],
    button: { label: { en: "See what we found", es: "Ver qué encontramos" }, path: toRequest(id) },
  }),
  claimed: (r, id) => ({
    subject: { en: `We are looking at your request ${r}`, es: `Estamos viendo su solicitud ${r}` },
    paragraphs: [
      {
        en: `A member of our staff is now looking at your request ${r}.`,
        es: `Una persona de nuestro equipo está viendo ahora su solicitud ${r}.`,
      },
      {
        en: "If we need anything from you, we will write to you. You do not need to do anything now.",
        es: "Si necesitamos algo de usted, le escribiremos. Por ahora usted no tiene que hacer nada.",
      },
    ],
    button: { label: seeRequest, path: toRequest(id) },
  }),
  question: (r, id) => ({
    subject: { en: `We have a question about your request ${r}`, es: `Tenemos una pregunta sobre su solicitud ${r}` },
    paragraphs: [
      {
        en: `We need something more from you to go on with your request ${r}.`,
        es: `Necesitamos algo más de usted para seguir con su solicitud ${r}.`,
      },
      {
        en: "Sign in to read our question and answer it. Your request waits for you until then.",
        es: "Entre para leer nuestra pregunta y responderla. Su solicitud le espera hasta entonces.",
      },
    ],
    button: { label: { en: "Read and reply", es: "Leer y responder" }, path: toRequest(id) },
  }),
  message_to_patient: (r, id) => ({
    subject: { en: `There is a message for you: ${r}`, es: `Hay un mensaje para usted: ${r}` },
    paragraphs: [
      { en: `We have written to you about your request ${r}.`, es: `Le escribimos sobre su solicitud ${r}.` },
      { en: "Sign in to read the message.", es: "Entre para leer el mensaje." },
    ],
    button: { label: { en: "Read the message", es: "Leer el mensaje" }, path: `${toRequest(id)}/messages` },
  }),
  with_surgeon: (r, id) => ({
    subject: { en: `A surgeon will look at your request ${r}`, es: `Un cirujano verá su solicitud ${r}` },
    paragraphs: [
      {
        en: `Your request ${r} is now with a surgeon, who will answer it.`,
        es: `Su solicitud ${r} está ahora en manos de un cirujano, que la responderá.`,
      },
      {
        en: "We will write to you as soon as the answer is ready. You do not need to do anything now.",
        es: "Le escribiremos en cuanto la respuesta esté lista. Por ahora usted no tiene que hacer nada.",
      },
    ],
    button: { label: seeRequest, path: toRequest(id) },
  }),
  decided: (r, id) => ({
    subject: { en: `Your review ${r} is ready`, es: `La respuesta a su solicitud ${r} está lista` },
    paragraphs: [
      { en: `A surgeon has answered your request ${r}.`, es: `Un cirujano respondió su solicitud ${r}.` },
      { en: "Sign in to read the answer.", es: "Entre para leer la respuesta." },
    ],
    button: { label: { en: "Read the answer", es: "Leer la respuesta" }, path: toRequest(id) },
  }),
  amended: (r, id) => ({
    subject: { en: `There is something new in your answer: ${r}`, es: `Hay algo nuevo en nuestra respuesta: ${r}` },
    paragraphs: [
      {
        en: `The surgeon has added to the answer to your request ${r}, or changed something in it.`,
        es: `El cirujano añadió algo a la respuesta a su solicitud ${r}, o cambió algo en ella.`,
      },
      { en: "Sign in to read it.", es: "Entre para leerlo." },
    ],
    button: { label: { en: "Read the answer", es: "Leer la respuesta" }, path: `${toRequest(id)}/answer` },
  }),
  translated: (r, id) => ({
    subject: { en: `Your answer can be read in your language: ${r}`, es: `Nuestra respuesta está traducida: ${r}` },
    paragraphs: [
      {
        en: `The answer to your request ${r} is now there in your language too.`,
        es: `La respuesta a su solicitud ${r} ya está también en su idioma.`,
      },
      { en: "Sign in to read it.", es: "Entre para leerla." },
    ],
    button: { label: { en: "Read the answer", es: "Leer la respuesta" }, path: `${toRequest(id)}/answer` },
  }),
  phone_first: (r, id) => ({
    subject: { en: `We will call you about your request ${r}`, es: `Le llamaremos sobre su solicitud ${r}` },
    paragraphs: [
      { en: `A surgeon has answered your request ${r}.`, es: `Un cirujano respondió su solicitud ${r}.` },
      {
        en: "You asked us to call you first. We will call the number that you gave us. After that you can read the answer here too.",
        es: "Usted pidió que primero le llamáramos. Llamaremos al número que nos dio. Después también podrá leer la respuesta aquí.",
      },
      {
        en: "Has your number changed? Sign in and tell us, or call us.",
        es: "¿Cambió su número? Entre y díganoslo, o llámenos.",
      },
    ],
    button: { label: seeRequest, path: toRequest(id) },
  }),
  declined: (r, id) => ({
    subject: { en: `There is an answer to your request ${r}`, es: `Hay una respuesta a su solicitud ${r}` },
    paragraphs: [
      { en: `We have written to you about your request ${r}.`, es: `Le escribimos sobre su solicitud ${r}.` },
      { en: "Sign in to read the message.", es: "Entre para leer el mensaje." },
    ],
    button: { label: { en: "Read the message", es: "Leer el mensaje" }, path: toRequest(id) },
  }),
  wish_decided: (r, id) => ({
    subject: { en: `There is an answer about your request ${r}`, es: `Hay una respuesta sobre su solicitud ${r}` },
    paragraphs: [
      {
        en: "You asked us to correct or delete something. We have decided.",
        es: "Usted nos pidió corregir o borrar algo. Ya decidimos.",
      },
      { en: "Sign in to read our answer.", es: "Entre para leer nuestra respuesta." },
    ],
    button: { label: { en: "Read our answer", es: "Leer nuestra respuesta" }, path: `${toRequest(id)}/corrections` },
  }),
  export_ready: (r, id) => ({
    subject: { en: `Your copy of ${r} is ready`, es: `Su copia de ${r} está lista` },
    paragraphs: [
      {
        en: `The copy of your request ${r} that you asked for is ready.`,
        es: `La copia de su solicitud ${r} que usted pidió está lista.`,
      },
      {
        en: `Sign in to save it. It is there for ${exportDays} days. If you did not ask for it, call us.`,
        es: `Entre para guardarla. Estará ahí ${exportDays} días. Si usted no la pidió, llámenos.`,
      },
    ],
    button: { label: { en: "Download it", es: "Descargarla" }, path: `${toRequest(id)}/download` },
  }),
  closed: (r, id) => ({
    subject: { en: `Your request ${r} is closed`, es: `Su solicitud ${r} está cerrada` },
    paragraphs: [
      {
        en: `We have closed your request ${r}. Nobody works on it any more.`,
        es: `Cerramos su solicitud ${r}. Ya nadie trabaja en ella.`,
      },
      {
        en: "You can still sign in and read what belongs to it. If you think this is a mistake, call us.",
        es: "Usted todavía puede entrar y leer lo que contiene. Si cree que es un error, llámenos.",
      },
    ],
    button: { label: seeRequest, path: toRequest(id) },
  }),
  merged: (r, id) => ({
    subject: { en: `We put your two requests together: ${r}`, es: `Juntamos sus dos solicitudes: ${r}` },
    paragraphs: [
      {
        en: `You sent us two requests about the same thing. We go on with one of them, and have closed ${r}.`,
        es: `Usted nos envió dos solicitudes sobre lo mismo. Seguimos con una de ellas y cerramos ${r}.`,
      },
      {
        en: "Nothing that you sent is lost. Sign in to see with which request we go on.",
        es: "No se perdió nada de lo que envió. Entre para ver con cuál solicitud seguimos.",
      },
    ],
    button: { label: seeRequest, path: toRequest(id) },
  }),
  withdrawn: (r) => ({
    subject: { en: `You withdrew your request ${r}`, es: `Usted retiró su solicitud ${r}` },
    paragraphs: [
      {
        en: `You withdrew your request ${r}. Nobody works on it any more.`,
        es: `Usted retiró su solicitud ${r}. Ya nadie trabaja en ella.`,
      },
      {
        en: "If it was not you, or if it was a mistake, call us. You can start a new request at any time.",
        es: "Si no fue usted, o si fue un error, llámenos. Puede comenzar otra solicitud en cualquier momento.",
      },
    ],
    button: { label: { en: "See your requests", es: "Ver sus solicitudes" }, path: "/requests" },
  }),
  can_sign_in: (r, id) => ({
    subject: { en: `You can see your request ${r} online`, es: `Puede ver su solicitud ${r} en línea` },
    paragraphs: [
      {
        en: `We opened the request ${r} for you. You have given us this email address, so you can now follow it online.`,
        es: `Abrimos la solicitud ${r} para usted. Nos dio esta dirección de correo, así que ahora puede seguirla en línea.`,
      },
      {
        en: "Sign in with this address: we send you a code. If you know nothing of this, call us.",
        es: "Entre con esta dirección: le enviamos un código. Si no sabe qué es esto, llámenos.",
      },
    ],
    button: { label: seeRequest, path: toRequest(id) },
  }),
  pass_used: (r, id) => ({
    subject: { en: `Your code for ${r} was used`, es: `Se usó su código para ${r}` },
    paragraphs: [
      {
        en: `Somebody has used your code to send files for your request ${r}.`,
        es: `Alguien usó su código para enviar archivos para su solicitud ${r}.`,
      },
      {
        en: "If you gave somebody the code, all is well. If you did not, sign in and cancel the code, or call us.",
        es: "Si usted le dio el código a alguien, todo está bien. Si no, entre y anule el código, o llámenos.",
      },
    ],
    button: { label: seeRequest, path: toRequest(id) },
  }),
  draft_unfinished: (r, id) => ({
    subject: { en: `Your request ${r} is not sent yet`, es: `Su solicitud ${r} todavía no se envió` },
    paragraphs: [
      {
        en: `You began the request ${r}. All that you entered is saved.`,
        es: `Usted empezó la solicitud ${r}. Todo lo que escribió está guardado.`,
      },
      {
        en: "You can go on where you stopped. You can do it in small steps. If something is hard, call us: we are glad to help.",
        es: "Puede seguir donde se quedó. Puede hacerlo poco a poco. Si algo es difícil, llámenos: con gusto le ayudamos.",
      },
    ],
    button: { label: { en: "Go on with your request", es: "Seguir con su solicitud" }, path: toRequest(id) },
  }),
  draft_reminder: (r, id) => ({
    subject: { en: `We will remove your unsent request ${r}`, es: `Vamos a eliminar su solicitud ${r} sin enviar` },
    paragraphs: [
      {
        en: `You began the request ${r} and have not sent it. We have not heard from you for a while.`,
        es: `Usted empezó la solicitud ${r} y no la envió. Hace tiempo que no sabemos de usted.`,
      },
      {
        en: `We keep it for ${daysKept().en}. Then it is removed, with everything that you have added to it.`,
        es: `La guardamos ${daysKept().es}. Después se elimina, con todo lo que usted agregó.`,
      },
      {
        en: "To keep it, open it before then. If you do not need it any more, you need not do anything.",
        es: "Para conservarla, ábrala antes. Si ya no la necesita, no tiene que hacer nada.",
      },
    ],
    button: { label: { en: "Go on with your request", es: "Seguir con su solicitud" }, path: toRequest(id) },
  }),
  draft_removed: (r) => ({
    subject: { en: `Your unsent request ${r} was removed`, es: `Se eliminó su solicitud ${r} sin enviar` },
    paragraphs: [
      {
        en: `You began the request ${r} and did not send it. As we told you before, we have now removed it, with everything that you had added to it.`,
        es: `Usted empezó la solicitud ${r} y no la envió. Como le avisamos antes, ahora la eliminamos, con todo lo que usted había agregado.`,
      },
      { en: "You can start a new one at any time.", es: "Puede comenzar otra en cualquier momento." },
    ],
    button: { label: { en: "Start a new request", es: "Comenzar otra solicitud" }, path: "/requests/new" },
  }),
  question_unanswered: (r, id) => ({
    subject: { en: `Your request ${r} waits for your reply`, es: `Su solicitud ${r} espera su respuesta` },
    paragraphs: [
      {
        en: `We asked you something about your request ${r}. Without your reply we cannot go on.`,
        es: `Le preguntamos algo sobre su solicitud ${r}. Sin su respuesta no podemos seguir.`,
      },
      {
        en: "Sign in to read our question and answer it. If something is hard, call us: we are glad to help.",
        es: "Entre para leer nuestra pregunta y responderla. Si algo es difícil, llámenos: con gusto le ayudamos.",
      },
    ],
    button: { label: { en: "Read and reply", es: "Leer y responder" }, path: toRequest(id) },
  }),
  answered_by_patient: (r, id) => ({
    subject: english(`An answer has arrived for ${r}`),
    paragraphs: [english(`There is an answer to your question about ${r}.`)],
    button: { label: english("Open the request"), path: `/queue/${id}` },
  }),
  message_to_staff: (r, id) => ({
    subject: english(`A message has arrived for ${r}`),
    paragraphs: [english(`The patient has written about ${r}.`)],
    button: { label: english("Open the request"), path: `/queue/${id}` },
  }),
  translation_needed: (r, id) => ({
    subject: english(`A translation is needed for ${r}`),
    paragraphs: [english(`What was signed for ${r} is not in the language that its patient reads.`)],
    button: { label: english("Open the request"), path: `/queue/${id}` },
  }),
  assigned: (r, id) => ({
    subject: english(`A request is waiting for you: ${r}`),
    paragraphs: [english(`The request ${r} was assigned to you for review.`)],
    button: { label: english("Open the reading room"), path: `/reading/${id}` },
  }),
  second_opinion: (r, id) => ({
    subject: english(`A colleague asks for your opinion: ${r}`),
    paragraphs: [
      english(`A colleague asks what you think of the request ${r}. You can read it for some days and comment on it.`),
      english("Your colleague answers it. You do not sign anything."),
    ],
    button: { label: english("Open the reading room"), path: `/reading/${id}` },
  }),
  second_opinion_given: (r, id) => ({
    subject: english(`A colleague has commented on ${r}`),
    paragraphs: [english(`The comment that you asked for on ${r} is there.`)],
    button: { label: english("Open the reading room"), path: `/reading/${id}` },
  }),
  returned: (r, id) => ({
    subject: english(`A surgeon has returned ${r}`),
    paragraphs: [english(`The request ${r} is with you again. A note says why.`)],
    button: { label: english("Open the request"), path: `/queue/${id}` },
  }),
  call_today: (r, id) => ({
    subject: english(`Call today: ${r}`),
    paragraphs: [
      english(`Somebody has to be told something about ${r} by phone today. The page says what.`),
      english(
        "It is done when you have reached them and they have repeated it in their words. No mail takes its place.",
      ),
    ],
    button: { label: english("Open the request"), path: `/queue/${id}` },
  }),
  call_escalated: (r) => ({
    subject: english(`Nobody was reached yet: ${r}`),
    paragraphs: [
      english(
        `Somebody had to be told something about ${r} by phone today, and nobody has written down that they were.`,
      ),
      english("See to it that one of the intake staff calls now, or calls again."),
    ],
    button: { label: english("Open the administration"), path: "/admin" },
  }),
  given_to_another: (r) => ({
    subject: english(`${r} is not with you any more`),
    paragraphs: [
      english(`The request ${r} was given to another surgeon. You do not need to do anything.`),
      english("What you had written is kept. It is there if you get the request again."),
    ],
    button: { label: english("Open the reading room"), path: "/reading" },
  }),
  taken_over: (r, id) => ({
    subject: english(`A colleague has taken over ${r}`),
    paragraphs: [english(`The request ${r} is with a colleague now. You do not need to do anything.`)],
    button: { label: english("Open the request"), path: `/queue/${id}` },
  }),
  queued_again: (r, id) => ({
    subject: english(`${r} is in the queue again`),
    paragraphs: [
      english(`You had claimed the request ${r}, and nothing happened with it for some working hours.`),
      english("It is in the queue again, so that a colleague can take it. You can claim it again."),
    ],
    button: { label: english("Open the request"), path: `/queue/${id}` },
  }),
  handed_over: () => ({
    subject: english("A colleague has handed requests over to you"),
    paragraphs: [english("A colleague has handed requests over to you. Each has a note that says why.")],
    button: { label: english("See your requests"), path: "/queue?view=mine" },
  }),
  scan_trouble: (r, id) => ({
    subject: english(`The files of ${r} need a look`),
    paragraphs: [english(`The check of the files of ${r} has ended, and something about them is not clear.`)],
    button: { label: english("Open the request"), path: `/queue/${id}` },
  }),
  due_today: (r, id) => ({
    subject: english(`${r} is promised for today`),
    paragraphs: [english(`An answer to the request ${r} was promised for today.`)],
    button: { label: english("Open the request"), path: `/queue/${id}` },
  }),
  overdue: (r, id) => ({
    subject: english(`${r} is past its promised day`),
    paragraphs: [english(`The request ${r} is not answered yet, and the day that was promised is over.`)],
    button: { label: english("Open the request"), path: `/queue/${id}` },
  }),
  step_late: (r, id) => ({
    subject: english(`${r} is in one step for too long`),
    paragraphs: [english(`The request ${r} has been in one step for longer than the clinic aims for.`)],
    button: { label: english("Open the request"), path: `/queue/${id}` },
  }),
  urgent_arrived: (r, id) => ({
    subject: english(`A new urgent request: ${r}`),
    paragraphs: [english(`The request ${r} has arrived and is marked urgent.`)],
    button: { label: english("Open the request"), path: `/queue/${id}` },
  }),
  surgeon_gone: (r, id) => ({
    subject: english(`${r} needs another surgeon`),
    paragraphs: [
      english(`The surgeon to whom the request ${r} is assigned does not work with the portal any more.`),
      english("Give it to another surgeon."),
    ],
    button: { label: english("Open the request"), path: `/queue/${id}` },
  }),
  overdue_escalated: (r) => ({
    subject: english(`${r} was not answered in time`),
    paragraphs: [
      english(`The request ${r} is not answered yet, and the day that was promised is over.`),
      english("Coordinators see it at the top of their list. You are told once of each such request."),
    ],
    button: { label: english("See the figures"), path: "/admin/figures" },
  }),
  emergency_access: (r) => ({
    subject: english(`${r} was opened in an emergency`),
    paragraphs: [
      english(
        `A surgeon who is not assigned to the request ${r} has opened it in an emergency, to read it for some hours.`,
      ),
      english("See who it was and why. You can end it at once. Afterwards one of you writes whether it was justified."),
    ],
    button: { label: english("See the openings"), path: "/admin/emergencies" },
  }),
  emergency_to_surgeon: (r, id) => ({
    subject: english(`${r} was opened in an emergency`),
    paragraphs: [
      english(`Another surgeon has opened your case ${r} in an emergency, to read it for some hours. It stays yours.`),
      english("You do not need to do anything. If you know of no emergency, tell an administrator."),
    ],
    button: { label: english("Open the reading room"), path: `/reading/${id}` },
  }),
  emergency_to_owner: (r, id) => ({
    subject: english(`${r} was opened in an emergency`),
    paragraphs: [
      english(
        `A surgeon who is not assigned to the request ${r} has opened it in an emergency, to read it for some hours.`,
      ),
      english("If you know of no emergency, tell an administrator."),
    ],
    button: { label: english("Open the request"), path: `/queue/${id}` },
  }),
} satisfies Record<string, (reference: string, requestId: string) => Letter>;

/** How long a draft is kept after it was told that it will be removed. */
const daysKept = (): Text =>
  counted(Math.round(env().DRAFT_KEEP_DAYS - env().DRAFT_REMINDER_DAYS), {
    en: ["more day", "more days"],
    es: ["día más", "días más"],
  });
