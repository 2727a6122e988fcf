"use client";

import { useState } from "react";
import type { ViewerWords } from "#app/_viewer/words.ts";

/** The words of an arrow or a text. */
export function MarkWords({ words, onDone }: { words: ViewerWords; onDone: (text: string) => void }) {
  const [text, setText] = useState("");
  return (
    <form
      className="absolute inset-x-0 bottom-8 mx-auto flex w-72 max-w-[90%] gap-1"
      onSubmit={(event) => {
        event.preventDefault();
        onDone(text.trim());
      }}
    >
      <input
        autoFocus
        aria-label={words.markWords}
        placeholder={words.markWords}
        maxLength={200}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => onDone(text.trim())}
        onKeyDown={(event) => event.key === "Escape" && onDone("")}
        className="h-control w-full rounded border border-edge bg-raised px-2 text-ink"
      />
    </form>
  );
}
