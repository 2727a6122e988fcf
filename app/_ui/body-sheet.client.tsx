"use client";
import { type KeyboardEvent, useEffect, useId, useRef } from "react";
import { type AreaId, bodyAreas, type Sensation } from "#lib/intake/body-areas.ts";
import type { Text } from "#lib/platform/language.ts";
import { Button } from "./button.tsx";
import { useSay } from "./language.client.tsx";
import { SymptomTicks } from "./symptom-ticks.client.tsx";

/** What is felt in the area that was just chosen, asked where the eye is: it stays in sight below the figure. */
export function BodySheet({
  id,
  from,
  felt,
  patterns,
  onFelt,
  onRemove,
  onDone,
}: {
  id: AreaId;
  /** The element it was opened with: kept in sight. */
  from: string;
  felt: readonly Sensation[];
  patterns: string;
  onFelt: (felt: Sensation[]) => void;
  onRemove: () => void;
  onDone: () => void;
}) {
  const say = useSay();
  const box = useRef<HTMLDivElement>(null);
  const title = useId();
  const area = bodyAreas.find((one) => one.id === id);
  useEffect(() => {
    if (!box.current) return;
    box.current.focus({ preventScroll: true });
    box.current.scrollIntoView({ block: "nearest" });
    uncover(document.getElementById(from), box.current);
  }, [from]);

  function onKeyDown(event: KeyboardEvent) {
    if (event.key !== "Escape") return;
    event.preventDefault();
    onDone();
  }
  return (
    <div
      ref={box}
      role="group"
      tabIndex={-1}
      aria-labelledby={title}
      onKeyDown={onKeyDown}
      className="z-10 mt-3 animate-[rise_150ms] rounded border border-edge bg-raised p-2.5 shadow outline-none sm:p-4 [@media(min-height:32rem)]:sticky [@media(min-height:32rem)]:bottom-2"
    >
      <p id={title} className="mb-2 px-1 text-small">
        <strong className="block text-body font-semibold">{area ? say(area.text) : id}</strong>
        {say(whatItIsLike)}
      </p>
      <SymptomTicks felt={felt} patterns={patterns} onFelt={onFelt} />
      <div className="mt-2 flex justify-between gap-2">
        <Button variant="quiet" onClick={onRemove}>
          {say({ en: "Remove", es: "Quitar" })}
        </Button>
        <Button onClick={onDone}>{say({ en: "Done", es: "Listo" })}</Button>
      </div>
    </div>
  );
}

/** Asked in words that fit whoever answers: for themselves, or for somebody they help. */
export const whatItIsLike: Text = { en: "What does it feel like there?", es: "¿Qué se siente ahí?" };

/** Moves the page on by as much of the area as the sheet hides. What stands below the figure is not hidden by it. */
function uncover(area: Element | null, sheet: Element): void {
  if (!area || !(area.compareDocumentPosition(sheet) & Node.DOCUMENT_POSITION_FOLLOWING)) return;
  const [seen, over] = [area.getBoundingClientRect(), sheet.getBoundingClientRect()];
  if (seen.bottom > over.top) window.scrollBy({ top: Math.min(seen.bottom - over.top, seen.top) + 12 });
}
