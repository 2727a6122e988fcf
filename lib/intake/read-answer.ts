import { z } from "zod";
import { command } from "#lib/command.ts";
import { canFollow } from "#lib/requests/policy.ts";
import { findRequest } from "#lib/requests/repo.ts";
import { demandAnswer } from "./answer-repo.ts";

/** Reads the answer to a request. That its patient did is an entry of its own in the trail. */
export const readAnswer = command({
  name: "answer.read",
  input: z.object({ requestId: z.uuid() }),
  subject: (tx, actor, { requestId }) => findRequest(tx, actor, requestId),
  allow: canFollow,
  run: ({ tx, subject: request }) => demandAnswer(tx, request),
  view: true,
});
