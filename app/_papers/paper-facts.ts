import { sizeWords } from "#lib/upload/estimate.ts";
import { type ListedPaper, typeWords } from "#lib/papers/paper.ts";

/** "PDF, 3 pages, 1.2 MB". */
export function paperFacts({ type, pages, size, locked }: ListedPaper): string {
  const facts = [
    type && typeWords[type],
    type === "pdf" && pages !== null && `${pages.toLocaleString("en-US")} ${pages === 1 ? "page" : "pages"}`,
    sizeWords(size),
    locked && "may ask for a password",
  ];
  return facts.filter(Boolean).join(", ");
}
