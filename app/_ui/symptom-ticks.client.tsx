"use client";
import { type Sensation, sensations } from "#lib/intake/body-areas.ts";
import { SymptomSwatch } from "./body-drawing.tsx";
import { useLanguage, useSay } from "./language.client.tsx";

/** The kinds of symptom as ticks, each with what it means, and the pattern and letter that mark it in the figure. */
export function SymptomTicks({
  name,
  felt,
  patterns,
  onFelt,
}: {
  /** Only where they are the form's own inputs, in the list. */
  name?: string;
  felt: readonly Sensation[];
  patterns: string;
  onFelt: (felt: Sensation[]) => void;
}) {
  const say = useSay();
  const language = useLanguage();
  return (
    <div className="grid gap-1.5 sm:grid-cols-[repeat(auto-fit,minmax(14rem,1fr))]">
      {sensations.map(({ value, text, hint }) => (
        <label
          key={value}
          className="flex min-h-11 items-center gap-2 rounded border border-edge bg-raised px-2 py-1 leading-tight hover:border-ink has-checked:border-accent has-checked:bg-accent-soft has-checked:ring-1 has-checked:ring-accent has-focus-visible:outline-3 has-focus-visible:outline-offset-1 has-focus-visible:outline-focus"
        >
          <input
            type="checkbox"
            value={value}
            checked={felt.includes(value)}
            onChange={({ target }) =>
              onFelt(target.checked ? [...felt, value] : felt.filter((other) => other !== value))
            }
            className="size-5 shrink-0 appearance-none rounded-[4px] border-2 border-edge bg-raised bg-center bg-no-repeat checked:border-accent checked:bg-accent checked:bg-(image:--tick) focus-visible:shadow-none focus-visible:outline-none forced-colors:appearance-auto"
            {...(name ? { name } : {})}
          />
          <SymptomSwatch kind={value} patterns={patterns} language={language} />
          <span className="min-w-0">
            {say(text)}
            <span className="block text-tiny text-quiet">{say(hint)}</span>
          </span>
        </label>
      ))}
    </div>
  );
}
