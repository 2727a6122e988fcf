"use client";
import { MessageCircleQuestionMark } from "lucide";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { draftKey, offerDraft, readDraft } from "#app/_ui/draft.client.ts";

/** Puts what lacks, in the patient's words, under what is typed in the question to them; it is sent by nobody but staff. */
export function AskForMissing({ requestId, words }: { requestId: string; words: string }) {
  const offer = () => {
    const key = draftKey("question", requestId);
    const typed = readDraft(key);
    const before = typeof typed === "string" ? typed.trim() : "";
    offerDraft(key, before.includes(words) ? before : [before, words].filter(Boolean).join("\n\n"));
  };
  return (
    <Button className="mt-3" icon={<Icon of={MessageCircleQuestionMark} />} onClick={offer}>
      Ask for what is missing
    </Button>
  );
}
