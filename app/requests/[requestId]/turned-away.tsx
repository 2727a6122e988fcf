import { WhereToTurn } from "#app/_public/where-to-turn.tsx";
import { inPageLanguage } from "#app/_server/language.ts";
import { LinkButton } from "#app/_ui/button.tsx";
import { type Told, verdictFrame } from "#lib/intake/verdict-words.ts";

/** For who lives where no surgeon of ours has a license: said before they answer more, with where to turn and the way back. */
export async function TurnedAway({ requestId, told }: { requestId: string; told: Told }) {
  const say = await inPageLanguage();
  return (
    <div>
      <h1>{say(told.title)}</h1>
      {told.lines.map((line) => (
        <p key={line.en} className="measure mt-4">
          {say(line)}
        </p>
      ))}
      <WhereToTurn told={told} />
      <p className="measure mt-9 mb-6 border-t border-hairline pt-6">{say(verdictFrame.kept)}</p>
      <LinkButton href={`/requests/${requestId}/questions/contact`}>{say(verdictFrame.changeState)}</LinkButton>
    </div>
  );
}
