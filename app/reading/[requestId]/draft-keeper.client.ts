import { draftKey, dropDraft, keepDraft, readDraft } from "#app/_ui/draft.client.ts";
import { isSameDraft, type OpinionDraft as Draft } from "#lib/opinions/content.ts";
import { keepSaving, type Saving } from "./keep-saving.ts";
import { sendKept } from "./send-kept.client.ts";

/**
 * What this tab holds until it is saved, and the save upon which it was typed. Saved while the page was left, it is held
 * on, as the next page may have been asked for before that save (`savedAt`) and not show it.
 */
type Kept = { draft: Draft; upon: string | null; savedAt?: string };

/** What one tab tells the others of this browser; one that has just opened asks, as its page may be older than a save. */
type News = { draft: Draft; at: string } | { ask: true };

type KeeperOptions = { requestId: string; saved: Draft; savedAt: string | null; tell: (saving: Saving) => void };

/** Keeps the opinion as it is typed: in this tab at once, with the portal a moment later, in its other tabs after that. */
export function createDraftKeeper({ requestId, saved, savedAt, tell }: KeeperOptions) {
  const key = draftKey("opinion", requestId);
  let upon = savedAt;
  let newest = saved;
  let leaving = false;
  let tabs: BroadcastChannel | null = null;
  const hold = (more: Pick<Kept, "savedAt"> = {}) => keepDraft(key, { draft: newest, upon, ...more } satisfies Kept);

  const saver = keepSaving<Draft>({
    async send(draft) {
      const answer = await sendKept(`/reading/${requestId}/draft`, draft);
      if (answer.kind === "saved") tabs?.postMessage({ draft, at: answer.at } satisfies News);
      return answer;
    },
    tell(now) {
      tell(now);
      if (now.kind !== "saved") return;
      const whole = !saver.unsaved();
      if (whole && leaving) hold({ savedAt: now.at });
      else if (whole) dropDraft(key);
      upon = now.at;
      if (!whole) hold();
    },
  });

  return {
    keep(draft: Draft): void {
      newest = draft;
      leaving = false;
      hold();
      saver.change(draft);
    },

    /** What this tab still holds and the portal has not; `overtaken` when it was saved from elsewhere meanwhile. */
    left(): { draft: Draft; overtaken: boolean } | null {
      const kept = readDraft(key) as Kept | null;
      if (!kept) return null;
      const overtaken = kept.upon !== savedAt;
      if (!isSameDraft(kept.draft, saved) && !(overtaken && kept.savedAt)) return { draft: kept.draft, overtaken };
      dropDraft(key);
      return null;
    },

    /** Hears of saves in other tabs of this browser; what is typed here and not yet saved is newer than they are. */
    listen(onSavedElsewhere: (draft: Draft) => void): () => void {
      const channel = new BroadcastChannel(key);
      channel.onmessage = ({ data: news }: MessageEvent<News>) => {
        if ("ask" in news) {
          if (upon !== null && !saver.unsaved()) channel.postMessage({ draft: newest, at: upon } satisfies News);
          return;
        }
        const { draft, at } = news;
        if (upon !== null && at <= upon) return;
        upon = at;
        if (saver.unsaved()) return;
        newest = draft;
        dropDraft(key);
        tell({ kind: "saved", at });
        onSavedElsewhere(draft);
      };
      tabs = channel;
      channel.postMessage({ ask: true } satisfies News);
      return () => {
        tabs = null;
        channel.close();
      };
    },

    flush: () => void saver.flush(),
    /** The page goes: what is not saved yet is sent at once. */
    leave(): void {
      leaving = true;
      void saver.flush();
    },
    stop: () => saver.stop(),
    drop: () => dropDraft(key),
  };
}
