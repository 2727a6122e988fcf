"use client";
import { type MouseEvent, useEffect, useRef } from "react";
import { useSay } from "./language.client.tsx";
import { errorPrefix, problem } from "./words.ts";

/** One problem, told in the same words as at its field. `name` is the field's name (or an element's id). */
export type Problem = { name: string; message: string };

/**
 * All problems of a form above its heading. It takes the focus when problems appear and again at each `attempt`, and
 * the page's title then says "Error:".
 */
export function ErrorSummary({ problems, attempt = 0 }: { problems: readonly Problem[]; attempt?: number }) {
  const say = useSay();
  const prefix = say(errorPrefix);
  const box = useRef<HTMLDivElement>(null);
  const told = problems.map(({ name, message }) => `${name} ${message}`).join("\n");
  useEffect(() => {
    if (told === "") return;
    box.current?.focus();
    return prefixTitle(prefix);
  }, [told, attempt, prefix]);

  if (problems.length === 0) return null;
  return (
    <div
      ref={box}
      tabIndex={-1}
      role="alert"
      aria-labelledby="error-summary-title"
      className="mb-8 rounded border-4 border-urgent bg-raised px-5 pt-5 pb-3 dense:mb-4 dense:border-2 dense:p-3"
    >
      <h2 id="error-summary-title">{say(problem)}</h2>
      <ul className="mt-1 dense:space-y-0.5">
        {problems.map(({ name, message }) => (
          <li key={`${name} ${message}`}>
            <a
              href={`#${name}`}
              onClick={(event) => goTo(event, name)}
              className="inline-block py-2 font-semibold text-urgent hover:text-ink dense:py-0.5"
            >
              {say(message)}
            </a>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Keeps the prefix before the page's title, which arrives after the page where the server rendered the problems. */
function prefixTitle(prefix: string): () => void {
  const apply = () => {
    if (!document.title.startsWith(prefix)) document.title = prefix + document.title;
  };
  const watch = new MutationObserver(apply);
  watch.observe(document.head, { childList: true, subtree: true, characterData: true });
  apply();
  return () => {
    watch.disconnect();
    if (document.title.startsWith(prefix)) document.title = document.title.slice(prefix.length);
  };
}

/** To the field itself, with its label in sight. A date's name stands for its first wrong box. */
function goTo(event: MouseEvent, name: string): void {
  const boxes = [...document.querySelectorAll("input")].filter((box) => box.name.startsWith(`${name}.`));
  const field =
    document.getElementById(name) ??
    boxes.find((box) => box.ariaInvalid === "true") ??
    boxes[0] ??
    document.getElementsByName(name)[0];
  if (!field) return;
  event.preventDefault();
  (field.closest("fieldset") ?? field.parentElement?.parentElement ?? field).scrollIntoView({ block: "start" });
  field.focus({ preventScroll: true });
}
