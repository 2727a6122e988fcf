import { afterEach, expect, it, vi } from "vitest";
import { emptyDraft } from "#lib/opinions/content.ts";
import { createDraftKeeper } from "./draft-keeper.client.ts";

const draft = (findings: string) => ({ ...emptyDraft, findings });
const atOne = "2026-11-25T13:00:00.000Z";
const atTwo = "2026-11-25T14:00:00.000Z";

/** A tab, and the portal as it answers saves. */
function newTab() {
  const held = new Map<string, string>();
  vi.stubGlobal("sessionStorage", {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => held.set(key, value),
    removeItem: (key: string) => held.delete(key),
  });
  const answers: object[] = [];
  vi.stubGlobal("fetch", async () => Response.json(answers.shift() ?? {}));
  const openPage = (findings: string, savedAt: string) =>
    createDraftKeeper({ requestId: "r", saved: draft(findings), savedAt, tell: () => undefined });
  return { held, answers, openPage };
}

/** Types upon the first save and leaves while the last save is still on its way, which then succeeds. */
async function typeAndLeave() {
  const tab = newTab();
  const keeper = tab.openPage("before", atOne);
  tab.answers.push({ savedAt: atTwo });
  keeper.keep(draft("typed last"));
  keeper.leave();
  await vi.waitFor(() => expect(tab.answers).toEqual([]));
  await new Promise((resolve) => setTimeout(resolve, 10));
  return tab;
}

afterEach(() => vi.unstubAllGlobals());

it("shows what was typed last on a page that was asked for before its save had arrived", async () => {
  const { openPage } = await typeAndLeave();
  expect(openPage("before", atOne).left()).toEqual({ draft: draft("typed last"), overtaken: false });
});

it("holds nothing any more once a page knows of that save, also when it was changed elsewhere since", async () => {
  for (const now of ["typed last", "changed elsewhere"]) {
    const { openPage, held } = await typeAndLeave();
    expect(openPage(now, now === "typed last" ? atTwo : "2026-11-25T15:00:00.000Z").left()).toBeNull();
    expect(held.size).toBe(0);
  }
});

it("tells apart what was never saved: typed upon this save, or upon an older one", () => {
  const { openPage } = newTab();
  openPage("before", atOne).keep(draft("not saved"));
  expect(openPage("before", atOne).left()).toEqual({ draft: draft("not saved"), overtaken: false });
  expect(openPage("changed elsewhere", atTwo).left()).toEqual({ draft: draft("not saved"), overtaken: true });
});
