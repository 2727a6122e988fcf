import { createHash } from "node:crypto";
import type { Heading, Message } from "./shelf.ts";

const style = `
:root { color-scheme: light; font: 16px/1.55 system-ui, sans-serif; color: #16211f; background: #faf9f6 }
body { max-width: 46rem; margin: 0 auto; padding: 3rem 1.25rem 5rem }
h1 { font-size: 1.5rem; line-height: 1.25; font-weight: 600; letter-spacing: -0.01em; margin: 0 0 0.35rem; overflow-wrap: anywhere }
p, dl { margin: 0 }
a { color: #0f6b62; text-underline-offset: 0.18em; text-decoration-thickness: 1px }
a:focus-visible, summary:focus-visible { outline: 2px solid #0f6b62; outline-offset: 3px; border-radius: 2px }
.quiet { color: #55625f }
ol { list-style: none; margin: 2rem 0 0; padding: 0; border-top: 1px solid #dfddd5 }
li { display: grid; grid-template-columns: 1fr auto; gap: 0.1rem 1.5rem; padding: 0.85rem 0; border-bottom: 1px solid #dfddd5 }
li a { font-weight: 550; overflow-wrap: anywhere }
li .to { grid-row: 2; overflow-wrap: anywhere }
time { font-variant-numeric: tabular-nums; white-space: nowrap }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0.15rem 1rem; margin: 1rem 0 2rem }
dt { color: #55625f }
dd { margin: 0; overflow-wrap: anywhere }
pre { margin: 0; padding: 1.5rem; background: #fff; border: 1px solid #dfddd5; border-radius: 6px; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere }
details { margin-top: 1.5rem }
summary { cursor: pointer; color: #0f6b62; width: fit-content }
details pre { margin-top: 0.75rem; font: 0.8125rem/1.5 ui-monospace, monospace }
nav { margin-bottom: 2rem }
`;

const styleHash = createHash("sha256").update(style).digest("base64");

/** What the pages may do: look as they should, and nothing else. */
export const contentSecurityPolicy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** All messages, the newest first. */
export function listPage(headings: Heading[]): string {
  const count = headings.length === 1 ? "1 message" : `${headings.length} messages`;
  const items = headings.map(
    ({ id, to, subject, date }) =>
      `<li><a href="/messages/${escaped(id)}">${escaped(subject || "No subject")}</a>${timeOf(date)}<span class="to quiet">${escaped(to)}</span></li>`,
  );
  const list = items.length > 0 ? `<ol>${items.join("\n")}</ol>` : "";
  return pageOf("Mailbox", `<h1>Mailbox</h1><p class="quiet">${count}. Nothing here has left this machine.</p>${list}`);
}

/** One message: its text with links to follow, its HTML only as source. */
export function messagePage({ to, subject, date, text, html }: Message): string {
  const title = subject || "No subject";
  const source = html === "" ? "" : `<details><summary>HTML source</summary><pre>${escaped(html)}</pre></details>`;
  return pageOf(
    title,
    `${backLink}<h1>${escaped(title)}</h1>
<dl><dt>To</dt><dd>${escaped(to)}</dd><dt>Sent</dt><dd>${timeOf(date)}</dd></dl>
<pre>${withLinks(text || "This message has no text.")}</pre>${source}`,
  );
}

/** Where there is no such message. */
export function notFoundPage(): string {
  return pageOf("Not found", `${backLink}<h1>Not found</h1><p>There is no message at this address.</p>`);
}

const backLink = `<nav><a href="/">All messages</a></nav>`;

function pageOf(title: string, main: string): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(title)}</title>
<style>${style}</style>
</head>
<body><main>${main}</main></body>
</html>
`;
}

function timeOf(date: string): string {
  const [day, time] = [date.slice(0, 10), date.slice(11, 16)];
  return `<time class="quiet" datetime="${escaped(date)}">${escaped(`${day} ${time}`)} UTC</time>`;
}

/** Addresses become links before anything is escaped, so that neither can break the other. */
function withLinks(text: string): string {
  return text
    .split(/(https?:\/\/[^\s<>"']*[^\s<>"'.,;:!?)\]])/)
    .map((piece, at) =>
      at % 2 === 0 ? escaped(piece) : `<a href="${escaped(piece)}" rel="noopener noreferrer">${escaped(piece)}</a>`,
    )
    .join("");
}

function escaped(text: string): string {
  return text.replace(/[<>&"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
