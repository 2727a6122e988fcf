import { type ListedPaper, typeWords } from "#lib/papers/paper.ts";
import { both, say, type Text, type Words } from "#lib/platform/language.ts";
import { sizeWords } from "#lib/upload/estimate.ts";
import { pageCount, states } from "./words.ts";

/** "PDF, 3 pages, 1.2 MB". */
export function paperFacts({ type, pages, size, locked }: ListedPaper): Text {
  const facts: Words[] = [
    ...(type ? [typeWords[type]] : []),
    ...(type === "pdf" && pages !== null ? [pageCount(pages)] : []),
    sizeWords(size),
    ...(locked ? [states.mayBeLocked] : []),
  ];
  return both((language) => facts.map((fact) => say(language, fact)).join(", "));
}
