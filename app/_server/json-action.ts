import { NextResponse } from "next/server";
import type { Actor } from "#lib/accounts/actor.ts";
import { logBug } from "#lib/platform/log.ts";
import type { RefusalCode, RefusalValue, Result } from "#lib/platform/refusal.ts";
import { isFromOurPage } from "./own-page.ts";
import { currentActor } from "./session.ts";

const statusOf: Record<RefusalCode, number> = {
  invalid: 400,
  signed_out: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
};

const signedOut: RefusalValue = { code: "signed_out", message: "Your session has ended. Sign in again." };

const maxBody = 2 * 2 ** 20;

type Context = { params: Promise<Record<string, string>> };

/** The door from a JSON request to a command: body and path parameters together are its input. */
export function jsonAction<Value>(run: (actor: Actor, input: never) => Promise<Result<Value>>) {
  return async (req: Request, context: Context): Promise<NextResponse> => {
    try {
      if (Number(req.headers.get("content-length") ?? 0) > maxBody)
        return refuse({ code: "too_large", message: "This is too much at once." });
      const body = req.method === "GET" ? {} : await readBody(req);
      if (body === null) return refuse({ code: "invalid", message: "This request cannot be read." });
      const actor = await currentActor();
      const result = await run(actor, { ...body, ...(await context.params) } as never);
      if (actor.kind === "nobody") return refuse(signedOut); // recorded by the command, and never more than refused
      return result.ok ? json(result.value) : refuse(result.refusal);
    } catch (error) {
      const errorId = logBug(error, "api");
      return json(
        { code: "bug", message: "Something went wrong on our side. Nothing is lost; try again.", errorId },
        500,
      );
    }
  };
}

/** The JSON object of a request from our own pages; null for anything else. A foreign page cannot act in a person's name. */
async function readBody(req: Request): Promise<Record<string, unknown> | null> {
  if (!isFromOurPage(req.headers)) return null;
  if (!req.headers.get("content-type")?.startsWith("application/json")) return null;
  if (!req.headers.has("content-length")) return null; // a body without an announced end has none
  const body: unknown = await req.json().catch(() => null);
  return typeof body === "object" && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : null;
}

const refuse = (refusal: RefusalValue) => json(refusal, statusOf[refusal.code]);

const json = (value: unknown, status = 200) =>
  NextResponse.json(value, { status, headers: { "cache-control": "no-store" } });
