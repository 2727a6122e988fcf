import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { clinic } from "#app/_server/clinic.ts";
import { show } from "#app/_server/show.ts";
import { PatientFrame } from "#app/requests/patient-frame.tsx";
import { followRequest } from "#lib/intake/follow-request.ts";
import { Letter, ResultLetter } from "../letters.tsx";

export const metadata: Metadata = { title: "Your answer" };

/** The answer to a request: the surgeon's, or the letter that says why there is none. */
export default async function AnswerPage({ params }: { params: Promise<{ requestId: string }> }) {
  const { requestId } = await params;
  const { opinion, status, messages } = await show(followRequest, { requestId });
  const letter = status === "declined" && messages.findLast(({ kind }) => kind === "decline");
  if (!opinion && !letter) redirect(`/requests/${requestId}`);
  return (
    <PatientFrame back={`/requests/${requestId}`}>
      {opinion && <ResultLetter opinion={opinion} clinic={clinic()} />}
      {letter && <Letter message={letter} clinic={clinic()} />}
    </PatientFrame>
  );
}
