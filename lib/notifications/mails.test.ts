import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { both, languages } from "#lib/platform/language.ts";
import { writeLetter } from "./letter.ts";
import { accountMail, accountNews, addressTakenMail, emailChangeMail, invitationMail } from "./account-mails.ts";
import { digestMail, isReminder, noticeMail, type Notice, readerOf, signInMail, staffHintMail } from "./mails.ts";

const address = "https://review.clinic.example";

Object.assign(process.env, {
  NEXTAUTH_URL: address,
  NEXTAUTH_SECRET: "0123456789abcdef0123456789abcdef",
  DATA_KEY: Buffer.alloc(32, 7).toString("base64"),
  AUDIT_KEY: Buffer.alloc(32, 8).toString("base64"),
  DATABASE_URL: "postgresql://nobody@127.0.0.1:1/none",
  S3_BUCKET: "scans",
  SMTP_URL: "smtp://127.0.0.1:1",
  CLINIC_NAME: 'Clinic <b>"O’Neil" & Sons</b>',
});

/** To be kept in step with the table: what is not here would not be looked at, and does not compile. */
const kinds = Object.keys({
  submitted: 1,
  files_checked: 1,
  files_question: 1,
  claimed: 1,
  question: 1,
  message_to_patient: 1,
  message_to_staff: 1,
  wish_decided: 1,
  export_ready: 1,
  with_surgeon: 1,
  decided: 1,
  amended: 1,
  phone_first: 1,
  declined: 1,
  closed: 1,
  withdrawn: 1,
  pass_used: 1,
  draft_unfinished: 1,
  draft_reminder: 1,
  draft_removed: 1,
  question_unanswered: 1,
  answered_by_patient: 1,
  assigned: 1,
  given_to_another: 1,
  second_opinion: 1,
  second_opinion_given: 1,
  returned: 1,
  call_today: 1,
  call_escalated: 1,
  translation_needed: 1,
  translated: 1,
  taken_over: 1,
  queued_again: 1,
  handed_over: 1,
  merged: 1,
  can_sign_in: 1,
  scan_trouble: 1,
  due_today: 1,
  overdue: 1,
  step_late: 1,
  urgent_arrived: 1,
  overdue_escalated: 1,
  surgeon_gone: 1,
  emergency_access: 1,
  emergency_to_surgeon: 1,
  emergency_to_owner: 1,
} satisfies Record<Notice, 1>) as Notice[];

const about = { reference: "FR-7K2M-4Q9T", requestId: crypto.randomUUID(), accountId: crypto.randomUUID() };

const waiting = { urgent: "1", due: "3", unclaimed: "1,000+", messages: "0", call: "2", files: "1", mine: "4" };

const mails = languages.flatMap((language) => [
  ...kinds.map((kind) => ({ name: `${kind} (${language})`, language, ...noticeMail(kind, { ...about, language }) })),
  ...accountNews().map((news) => ({ name: `${news} (${language})`, language, ...accountMail(news, { language }) })),
  ...(["old", "new"] as const).map((to) => ({
    name: `email change, ${to} (${language})`,
    language,
    ...emailChangeMail(to, "123456", language),
  })),
  { name: `address taken (${language})`, language, ...addressTakenMail(language) },
  { name: `sign-in (${language})`, language, ...signInMail({ code: "123456", link: "a.b-c_d", language }) },
  ...(language === "en"
    ? [
        { name: "staff hint", language, ...staffHintMail() },
        { name: "digest", language, ...digestMail(waiting) },
        { name: "invitation", language, ...invitationMail({ token: "a.b-c_d", hours: 72 }) },
      ]
    : []),
]);

const medical = {
  en: /\b(back|spin(e|al)|neck|legs?|foot|feet|toes?|hips?|knees?|thighs?|calf|calves|nerves?|dis[ck]s?|bones?|body|pains?|painful|hurts?|numb(ness)?|symptom\w*|scans?|scanned|mri|ct|x-rays?|images?|pictures?|diagnos\w*|surger\w*|operat\w*|procedure\w*|candidate|treat\w*|medic\w*|injection\w*|illness|disease)\b/i,
  es: /(?<!\p{L})(espalda|columna|cuello|piernas?|pies?|dedos?|caderas?|rodillas?|muslos?|pantorrillas?|nervios?|discos?|huesos?|cuerpo|dolor\w*|duele|adormec\w*|síntomas?|escán\w*|resonancia|tomograf\p{L}*|radiograf\p{L}*|imagen|imágenes|fotos?|diagn\p{L}*|cirugía\w*|opera\p{L}*|procedimiento\w*|candidat\w*|trata\p{L}*|médic\w*|medic\p{L}*|inyecci\p{L}*|enfermedad\w*)(?!\p{L})/iu,
};

const unescaped = (html: string) => html.replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)));

/** What HTML says, in order: each paragraph's words, and where its link leads. */
const saidIn = (html: string) =>
  [...html.replace(/<\/?span[^>]*>/g, "").matchAll(/<p [^>]*>(?:<a href="([^"]*)"[^>]*>)?([^<]*)(?:<\/a>)?<\/p>/g)].map(
    ([, href, words = ""]) => ({
      words: unescaped(words),
      href: href === undefined ? null : unescaped(href),
    }),
  );

const linesOf = (html: string) => saidIn(html).map(({ words, href }) => (href ? `${words}:\n${href}` : words));

describe.each(mails)("the mail $name", ({ language, subject, text, html }) => {
  test("says nothing medical in either language", () => {
    const said = `${subject} ${text}`.replaceAll(process.env["CLINIC_NAME"] ?? "", "").replace(/https:\S+/g, "");
    expect(said).not.toMatch(medical.en);
    expect(said).not.toMatch(medical.es);
  });

  test("says the same as text and as HTML", () => {
    expect(text.replace("--\n\n", "")).toBe(`${linesOf(html).join("\n\n")}\n`);
  });

  test("leads only to the portal, and fetches nothing", () => {
    const links = [...`${text} ${unescaped(html)}`.matchAll(/\w+:\/\/[^\s"'<)]+/g)].map(([link]) => link);
    expect(links.length).toBeGreaterThan(1);
    for (const link of links) expect(link.startsWith(`${address}/`)).toBe(true);
    expect(html).not.toMatch(/<(img|link|script|style|iframe|form|table)\b|\bsrc=|url\(|@import|\son\w+=/i);
    expect(html).toContain(`<html lang="${language}">`);
    expect(subject.length).toBeLessThan(70);
  });
});

test("patients’ mails differ between the languages, and staff’s do not", () => {
  for (const kind of kinds) {
    const [en, es] = languages.map((language) => noticeMail(kind, { ...about, language }));
    if (readerOf(kind) === "patient") expect([es?.subject, es?.html]).not.toContain(en?.subject);
    else expect(es?.subject).toBe(en?.subject);
  }
});

test("reminders alone can be stopped, at one press and by a page", () => {
  const stoppable = kinds.filter(
    (kind) => "List-Unsubscribe" in noticeMail(kind, { ...about, language: "es" }).headers,
  );
  expect(stoppable).toEqual(["draft_unfinished", "question_unanswered"]);
  expect(stoppable).toEqual(kinds.filter(isReminder));
  const { headers, text } = noticeMail("draft_unfinished", { ...about, language: "es" });
  expect(headers["List-Unsubscribe-Post"]).toBe("List-Unsubscribe=One-Click");
  expect(headers["List-Unsubscribe"]).toMatch(new RegExp(`^<${address}/api/mail/reminders\\?token=[\\w.%-]+>$`));
  expect(text).toMatch(new RegExp(`No recibir más recordatorios:\n${address}/reminders\\?token=[\\w.%-]+&lang=es`));
});

test("whatever a letter says, HTML says it as it is", () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1 }), (words) => {
      const text = both(() => words);
      const { html } = writeLetter(
        { subject: text, paragraphs: [text], button: { label: text, path: "/requests" } },
        "en",
      );
      expect(saidIn(html).filter((piece) => piece.words === words)).toHaveLength(2);
    }),
    { numRuns: 40 },
  );
});
