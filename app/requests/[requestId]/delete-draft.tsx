import { inPageLanguage } from "#app/_server/language.ts";
import { Fold } from "#app/_ui/fold.tsx";
import { removeDraft } from "#app/requests/actions.ts";
import { ActButton } from "#app/requests/act-button.client.tsx";
import type { Text } from "#lib/platform/language.ts";

/** The way to remove what was not sent yet, one step away so that nobody presses it by chance. */
export async function DeleteDraft({ requestId }: { requestId: string }) {
  const say = await inPageLanguage();
  return (
    <Fold name={say(words.deleteRequest)} urgent className="mt-6">
      <div className="measure mt-4 space-y-4">
        <p>{say(words.deleteMeans)}</p>
        <ActButton door={removeDraft} text={say(words.deleteIt)} hidden={{ requestId }} variant="danger" />
      </div>
    </Fold>
  );
}

const words = {
  deleteRequest: { en: "Delete this request", es: "Borrar esta solicitud" },
  deleteMeans: {
    en: "We remove your answers, your scan and your papers at once. You cannot get them back here. You can start a new request at any time.",
    es: "Quitamos enseguida sus respuestas, su estudio y sus documentos. Aquí no podrá recuperarlos. Puede comenzar otra solicitud cuando quiera.",
  },
  deleteIt: { en: "Delete it", es: "Borrarla" },
} as const satisfies Record<string, Text>;
