import { escapeHtml } from "#lib/platform/escape-html.ts";
import { languages, say, type Text } from "#lib/platform/language.ts";
import { telOf, writtenHere } from "#lib/platform/phone.ts";

type Clinic = { CLINIC_NAME: string; CLINIC_PHONE: string; CLINIC_ACCENT: string; EMERGENCY_NUMBER: string };

/** What stands where the portal does not answer. To be approved by the clinic. */
const words = {
  title: { en: "We will be back soon", es: "Volvemos pronto" },
  text: {
    en: "This site does not work at the moment. What you sent us is safe. Try again in an hour.",
    es: "Este sitio no funciona en este momento. Lo que nos envió está a salvo. Intente de nuevo en una hora.",
  },
  call: { en: "If you need us now, call", es: "Si nos necesita ahora, llame al" },
  emergency: { en: "In an emergency, call", es: "En una emergencia, llame al" },
} as const satisfies Record<string, Text>;

/** One page that needs nothing else: no script, no picture, no other address, and nothing of anybody. */
export function maintenancePage({ CLINIC_NAME, CLINIC_PHONE, CLINIC_ACCENT, EMERGENCY_NUMBER }: Clinic): string {
  const [name, phone, emergency] = [escapeHtml(CLINIC_NAME), escapeHtml(CLINIC_PHONE), escapeHtml(EMERGENCY_NUMBER)];
  const call = (number: string) => `<a href="${telOf(number)}">${writtenHere(number)}</a>`;
  const parts = languages.map(
    (language) => `<section lang="${language}">
<h1>${say(language, words.title)}</h1>
<p>${say(language, words.text)}</p>
<p>${say(language, words.call)} ${call(phone)}. ${say(language, words.emergency)} ${call(emergency)}.</p>
</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${name}</title>
<style>
body { margin: 0; border-top: 6px solid ${escapeHtml(CLINIC_ACCENT)}; background: #faf9f6; color: #16211f; font: 1.125rem/1.6 system-ui, sans-serif }
main { max-width: 36rem; margin: 0 auto; padding: 2rem 1.25rem }
section + section { margin-top: 2.5rem; border-top: 1px solid #d9d6cd; padding-top: 1rem }
h1 { font-size: 1.6rem; line-height: 1.25 }
a { color: inherit; font-weight: 600; white-space: nowrap }
</style>
</head>
<body>
<main>
<p><strong>${name}</strong></p>
${parts.join("\n")}
</main>
</body>
</html>
`;
}
