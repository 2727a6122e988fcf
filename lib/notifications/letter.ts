import { env } from "#lib/platform/env.ts";
import { escapeHtml } from "#lib/platform/escape-html.ts";
import { type Language, say, type Text } from "#lib/platform/language.ts";
import { writtenHere } from "#lib/platform/phone.ts";
import { notOfHealth, notForEmergencies, whyReminded, withoutReminders } from "./mail-words.ts";

/** A mail before it is written: a subject, paragraphs, one button. None of its words is markup. */
export type Letter = {
  subject: Text;
  /** Stands large above everything: a code to type. */
  code?: string;
  paragraphs: readonly Text[];
  button: { label: Text; path: string };
  /** Small print under the button. */
  end?: Text;
};

/** What a mail says, ready to be sent. */
export type Content = { subject: string; text: string; html: string };

type Piece =
  | { as: "clinic" | "code" | "paragraph" | "small" | "foot"; words: string }
  | { as: "button" | "link"; words: string; url: string };

/**
 * Writes a letter as text and as HTML, both from the same pieces in the same order. Nothing in it is fetched from
 * anywhere, and every link leads to this portal. `stop` is the path where reminders are stopped.
 */
export function writeLetter(letter: Letter, language: Language, { stop }: { stop?: string } = {}): Content {
  const { NEXTAUTH_URL, CLINIC_NAME, CLINIC_PHONE, EMERGENCY_NUMBER } = env();
  const { subject, code, paragraphs, button, end } = letter;
  const said = (words: Text) => say(language, words);
  const urlOf = (path: string) => new URL(path, NEXTAUTH_URL).href;
  const pieces: Piece[] = [
    { as: "clinic", words: CLINIC_NAME },
    ...(code ? [{ as: "code" as const, words: code }] : []),
    ...paragraphs.map((words) => ({ as: "paragraph" as const, words: said(words) })),
    { as: "button", words: said(button.label), url: urlOf(button.path) },
    ...(end ? [{ as: "small" as const, words: said(end) }] : []),
    { as: "foot", words: `${CLINIC_NAME} · ${writtenHere(CLINIC_PHONE)}` },
    { as: "foot", words: said(notForEmergencies(EMERGENCY_NUMBER)) },
    { as: "foot", words: said(notOfHealth) },
    ...(stop
      ? [
          { as: "foot" as const, words: said(whyReminded) },
          { as: "link" as const, words: said(withoutReminders), url: urlOf(stop) },
        ]
      : []),
  ];
  return { subject: said(subject), text: asText(pieces), html: asHtml(said(subject), language, pieces) };
}

/** A line is drawn above the first piece of the foot. */
function asText(pieces: readonly Piece[]): string {
  const foot = pieces.findIndex(({ as }) => as === "foot");
  const lines = pieces.map((piece) => ("url" in piece ? `${piece.words}:\n${piece.url}` : piece.words));
  return `${[...lines.slice(0, foot), "--", ...lines.slice(foot)].join("\n\n")}\n`;
}

function asHtml(title: string, language: Language, pieces: readonly Piece[]): string {
  const foot = pieces.findIndex(({ as }) => as === "foot");
  const body = pieces.slice(0, foot).map(marked).join("\n");
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light">
<title>${escapeHtml(title)}</title>
</head>
<body style="margin:0;padding:0;background:#faf9f6;color:#16211f;-webkit-text-size-adjust:100%">
<div style="max-width:560px;margin:0 auto;padding:28px 20px 36px">
${body}
<div style="margin-top:36px;padding-top:16px;border-top:1px solid #e3e1da">
${pieces.slice(foot).map(marked).join("\n")}
</div>
</div>
</body>
</html>
`;
}

function marked(piece: Piece): string {
  const style = styles[piece.as]();
  const words = unbroken(escapeHtml(piece.words));
  if (!("url" in piece)) return `<p style="${style}">${words}</p>`;
  return `<p style="margin:${piece.as === "button" ? "28px" : "0"} 0"><a href="${escapeHtml(piece.url)}" style="${style}">${words}</a></p>`;
}

const serif = "Georgia,'Times New Roman',serif";
const sans = "-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif";

const styles: Record<Piece["as"], () => string> = {
  clinic: () => `margin:0 0 28px;font:600 17px/24px ${serif};color:${env().CLINIC_ACCENT}`,
  code: () => `margin:0 0 20px;font:600 34px/44px ${sans};letter-spacing:2px`,
  paragraph: () => `margin:0 0 16px;font:400 18px/28px ${sans}`,
  button: () =>
    `display:inline-block;padding:12px 24px;border-radius:8px;background:#16211f;color:#ffffff;text-decoration:none;font:600 18px/24px ${sans}`,
  small: () => `margin:0 0 16px;font:400 16px/24px ${sans};color:#4a5553`,
  foot: () => `margin:0 0 6px;font:400 14px/22px ${sans};color:#4a5553`,
  link: () => `display:inline-block;padding:11px 0;font:400 14px/22px ${sans};color:#16211f`,
};

/** A request’s reference stays on one line, and can still be copied as it is. */
const unbroken = (html: string) =>
  html.replace(/\b[A-Z0-9]{1,4}(?:-[A-Z0-9]{4})+\b/g, '<span style="white-space:nowrap">$&</span>');
