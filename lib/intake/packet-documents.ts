import { clinicToday } from "#lib/calendar/clinic-calendar.ts";
import type { Document } from "#lib/exports/fill-part.ts";
import { type Block, type Letter, paragraphsOf } from "#lib/letters/letter.ts";
import { letterAbout, letterhead } from "#lib/letters/letterhead.ts";
import { renderLetter } from "#lib/letters/render-letter.ts";
import { opinionBlocks } from "#lib/opinions/opinion-blocks.ts";
import { outcomeText } from "#lib/opinions/outcomes.ts";
import { findSignedOpinion } from "#lib/opinions/repo.ts";
import type { Tx } from "#lib/platform/db.ts";
import { say } from "#lib/platform/language.ts";
import type { ReviewRequest } from "#lib/requests/repo.ts";
import { clinicalSummary } from "./clinical-summary.ts";
import { dateInWords, describe } from "./journey.ts";
import type { Answers } from "./questions.ts";

/** What a packet says in words: the request and the signed opinion. */
export const readPacket = async (tx: Tx, request: ReviewRequest) => ({
  reference: request.reference,
  personName: request.personName,
  birthDate: request.birthDate?.toISOString().slice(0, 10) ?? null,
  submittedAt: request.submittedAt,
  answers: request.answers as Answers,
  opinion: await findSignedOpinion(tx, request.id),
});

type Packet = Awaited<ReturnType<typeof readPacket>>;

/** The request, and the opinion once it is signed, as letters in English, as colleagues read. */
export async function packetDocuments(packet: Packet): Promise<Document[]> {
  const letters = [
    { name: "REQUEST.PDF", letter: requestLetter(packet) },
    ...(packet.opinion ? [{ name: "OPINION.PDF", letter: opinionLetter(packet, packet.opinion) }] : []),
  ];
  return Promise.all(letters.map(async ({ name, letter }) => ({ name, bytes: await renderLetter(letter) })));
}

const letterOf = (packet: Packet, letter: Pick<Letter, "date" | "title" | "blocks">): Letter =>
  letterAbout(packet, { ...letter, language: "en", foot: "Confidential: for those who treat this patient" });

function requestLetter(packet: Packet): Letter {
  const { answers, birthDate, submittedAt } = packet;
  const told = describe(answers)
    .filter(({ lines }) => lines.length > 0)
    .map(({ short, lines }) => [short.en, lines.map((line) => say("en", line)).join("\n")] as const);
  const blocks: Block[] = [
    { kind: "facts", rows: [["Born", birthDate ? dateInWords(birthDate) : "not told"]] },
    { kind: "heading", text: "Summary, made by rule from the answers" },
    ...paragraphsOf(clinicalSummary(answers, clinicToday())),
    { kind: "heading", text: "Answers" },
    { kind: "facts", rows: told },
  ];
  return letterOf(packet, { date: submittedAt ?? new Date(), title: "Request for a review", blocks });
}

const opinionLetter = (packet: Packet, opinion: NonNullable<Packet["opinion"]>): Letter =>
  letterOf(packet, {
    date: new Date(opinion.signedAt),
    title: `Opinion: ${outcomeText(opinion.outcome)}`,
    blocks: opinionBlocks(opinion, letterhead().timeZone),
  });
