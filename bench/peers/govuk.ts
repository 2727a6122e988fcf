import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { gzipSync } from "node:zlib";

type File = { kind: string; body: Buffer; packed: boolean };

/** A question with radios as public services build it, with what govuk-frontend ships ready-made; by its address. */
export function govukFiles(): ReadonlyMap<string, File> {
  const shipped = join(dirname(createRequire(import.meta.url).resolve("govuk-frontend/package.json")), "dist/govuk");
  const packed = (kind: string, body: Buffer | string): File => ({ kind, body: gzipSync(body), packed: true });
  const asset = (path: string, kind: string): [string, File] => {
    return [`/assets/${path}`, { kind, body: readFileSync(join(shipped, "assets", path)), packed: false }];
  };
  return new Map([
    ["/govuk", packed("text/html; charset=utf-8", page)],
    ["/govuk.css", packed("text/css", readFileSync(join(shipped, "govuk-frontend.min.css")))],
    ["/govuk.js", packed("text/javascript", readFileSync(join(shipped, "govuk-frontend.min.js")))],
    ["/govuk-init.js", packed("text/javascript", 'import { initAll } from "/govuk.js";\ninitAll();\n')],
    asset("fonts/light-94a07e06a1-v2.woff2", "font/woff2"),
    asset("fonts/bold-b542beb274-v2.woff2", "font/woff2"),
    asset("images/favicon.svg", "image/svg+xml"),
  ]);
}

const choices = ["Less than 6 weeks", "6 weeks to 3 months", "3 months to a year", "More than a year"];

const radio = (text: string, at: number) => `<div class="govuk-radios__item">
<input class="govuk-radios__input" id="since-${at}" name="since" type="radio" value="${at}">
<label class="govuk-label govuk-radios__label" for="since-${at}">${text}</label>
</div>`;

const page = `<!DOCTYPE html>
<html lang="en" class="govuk-template">
<head>
<meta charset="utf-8">
<title>How long has it been there?</title>
<meta name="description" content="One question on a page, as public services ask it.">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<link rel="icon" sizes="any" href="/assets/images/favicon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/govuk.css">
</head>
<body class="govuk-template__body js-enabled govuk-frontend-supported">
<a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">Skip to main content</a>
<div class="govuk-width-container">
<a href="/govuk" class="govuk-back-link">Back</a>
<main class="govuk-main-wrapper" id="main-content">
<div class="govuk-grid-row"><div class="govuk-grid-column-two-thirds">
<form action="/govuk" method="post" novalidate>
<div class="govuk-form-group">
<fieldset class="govuk-fieldset" aria-describedby="since-hint">
<legend class="govuk-fieldset__legend govuk-fieldset__legend--l">
<h1 class="govuk-fieldset__heading">How long has it been there?</h1>
</legend>
<div id="since-hint" class="govuk-hint">A guess is fine. You can change it later.</div>
<div class="govuk-radios" data-module="govuk-radios">${choices.map(radio).join("\n")}</div>
</fieldset>
</div>
<div class="govuk-form-group">
<label class="govuk-label" for="more">Is there more we should know?</label>
<div id="more-hint" class="govuk-hint">Where it is felt, and what makes it worse.</div>
<textarea class="govuk-textarea" id="more" name="more" rows="5" aria-describedby="more-hint"></textarea>
</div>
<button type="submit" class="govuk-button" data-module="govuk-button">Continue</button>
</form>
</div></div>
</main>
</div>
<footer class="govuk-footer"><div class="govuk-width-container"><div class="govuk-footer__meta">
<div class="govuk-footer__meta-item govuk-footer__meta-item--grow">One question on a page.</div>
</div></div></footer>
<script type="module" src="/govuk-init.js"></script>
</body>
</html>
`;
