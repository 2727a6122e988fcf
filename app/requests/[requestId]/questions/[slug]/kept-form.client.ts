const keyOf = (slug: string) => `foramen-answer-${slug}`;

/** Keeps what was typed in this tab alone, until it is put back after signing in again. */
export function keep(slug: string, form: FormData): void {
  const typed: Record<string, unknown> = {};
  for (const name of new Set(form.keys())) {
    if (!/^[a-z]\w*(\.\w+)?$/i.test(name) || name === "requestId" || name === "slug" || name === "returnTo") continue;
    const values = form.getAll(name).filter((value) => typeof value === "string");
    const box = document.getElementsByName(name)[0];
    typed[name] = box instanceof HTMLInputElement && box.type === "checkbox" ? values : values[0];
  }
  window.sessionStorage.setItem(keyOf(slug), JSON.stringify(typed));
}

/** What was kept for this question, taken out; null where nothing was. */
export function recall(slug: string): Record<string, unknown> | null {
  const kept = window.sessionStorage.getItem(keyOf(slug));
  forget(slug);
  return kept === null ? null : (JSON.parse(kept) as Record<string, unknown>);
}

export const forget = (slug: string): void => window.sessionStorage.removeItem(keyOf(slug));
