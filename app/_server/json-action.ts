import { NextResponse } from "next/server";
import { type Actor, nobody } from "#lib/accounts/actor.ts";
import { returnPath } from "#lib/accounts/forms.ts";
import { findBearer } from "#lib/accounts/session.ts";
import { env } from "#lib/platform/env.ts";
import { logBug } from "#lib/platform/log.ts";
import { carry, type Text } from "#lib/platform/language.ts";
import { type RefusalCode, type RefusalValue, type Result, sayRefusal } from "#lib/platform/refusal.ts";
import { refusedBody } from "./body-limit.ts";
import { clientAddress } from "./client-address.ts";
import { isForeignFetch } from "./fetch-site.ts";
import { pageLanguage } from "./language.ts";
import { originOf } from "./origin.ts";
import { bearerOf, isFromOurPage } from "./own-page.ts";
import { currentActor } from "./session.ts";

const statusOf: Record<RefusalCode, number> = {
  invalid: 400,
  signed_out: 401,
  step_up: 403,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  too_large: 413,
  too_many: 429,
  unavailable: 503,
};

const refusalOf = (code: RefusalCode, words: Text): RefusalValue => ({ code, message: carry(words) });

const signedOut = refusalOf("signed_out", {
  en: "Your session has ended. Sign in again.",
  es: "Su sesión terminó. Vuelva a entrar.",
});

const noStore = { "cache-control": "no-store" };

const maxBody = 2 * 2 ** 20;

type Context = { params: Promise<Record<string, string>> };

/**
 * The door from a JSON request to a command: body and path parameters together are its input. Who shows a token is who
 * holds it, whatever cookies came along.
 */
export function jsonAction<Value>(run: (actor: Actor, input: never) => Promise<Result<Value>>) {
  return (req: Request, context: Context): Promise<NextResponse> =>
    answering(req, async () => {
      const token = bearerOf(req.headers);
      const body =
        req.method === "GET" ? {} : token !== null || isFromOurPage(req.headers) ? await readBody(req) : null;
      if (body === null) return refuse(unreadable);
      const actor =
        token === null ? await currentActor() : { ...(await findBearer(token)), from: originOf(req.headers) };
      const result = await run(actor, { ...body, ...(await context.params) } as never);
      if (actor.kind === "nobody") return refuse(signedOut); // recorded by the command, and never more than refused
      return result.ok ? json(result.value) : refuse(result.refusal);
    });
}

/** The door to a small picture of our own making: WebP by name, so that nothing guesses, and kept by no cache. */
export function pictureAction(run: (actor: Actor, input: never) => Promise<Result<Uint8Array<ArrayBuffer> | null>>) {
  return (req: Request, context: Context): Promise<NextResponse> =>
    answering(req, async () => {
      const actor = await currentActor();
      const result = await run(actor, (await context.params) as never);
      if (actor.kind === "nobody") return refuse(signedOut);
      if (!result.ok) return refuse(result.refusal);
      if (!result.value) return refuse(noPicture);
      const headers = {
        "content-type": "image/webp",
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      };
      return new NextResponse(result.value, { headers });
    });
}

type FilePdf = { pdf: Uint8Array<ArrayBuffer>; fileName: string };

/** The door to a letter of our own making: always a download under a name that tells nothing of a person, kept by no cache. */
export function pdfAction(run: (actor: Actor, input: never) => Promise<Result<FilePdf>>, signIn = patientsSignIn) {
  return (req: Request, context: Context): Promise<NextResponse> =>
    answering(req, async () => {
      const actor = await currentActor();
      const result = await run(actor, (await context.params) as never);
      if (actor.kind === "nobody") return leadTo(signIn);
      if (!result.ok) return refuse(result.refusal);
      return pdfFile(result.value);
    });
}

/** The door to a PDF that anybody may read; null where there is none. */
export function openPdf(find: (path: Record<string, string>) => Promise<FilePdf | null>) {
  return (req: Request, context: Context): Promise<NextResponse> =>
    answering(req, async () => {
      const file = await find(await context.params);
      return file ? pdfFile(file) : refuse(noFile);
    });
}

const pdfFile = ({ pdf, fileName }: FilePdf): NextResponse =>
  new NextResponse(pdf, {
    headers: {
      "content-type": "application/pdf",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "no-store",
      "x-content-type-options": "nosniff",
    },
  });

/** The door to a table, or lines of another type, as a file of staff; its address says which, and of what. Null where there is none. */
export function csvAction(
  run: (
    actor: Actor,
    input: Record<string, string>,
  ) => Promise<Result<{ csv: string; fileName: string; type?: string }> | null>,
) {
  return (req: Request, context: Context): Promise<NextResponse> =>
    answering(req, async () => {
      const actor = await currentActor();
      const asked = Object.fromEntries(new URL(req.url).searchParams);
      const result = await run(actor, { ...asked, ...(await context.params) });
      if (actor.kind === "nobody") return leadTo(staffSignIn);
      if (!result) return refuse(noFile);
      if (!result.ok && result.refusal.code === "step_up") return leadTo(provePage(req));
      if (!result.ok) return refuse(result.refusal);
      const headers = {
        "content-type": `${result.value.type ?? "text/csv"}; charset=utf-8`,
        "content-disposition": `attachment; filename="${result.value.fileName}"`,
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
      };
      return new NextResponse(result.value.csv, { headers });
    });
}

/** Where whoever follows a link to a file shows once more that it is them; from there back to the page of the link. */
function provePage(req: Request): string {
  const from = req.headers.get("referer") ?? "";
  const { pathname, search } = new URL(URL.canParse(from) ? from : "/", env().NEXTAUTH_URL);
  return `/account/access/prove?from=${encodeURIComponent(returnPath(pathname + search) ?? "/account/access")}`;
}

const staffSignIn = "/sign-in/staff";

/** A letter is asked for by a link: whoever is signed out comes back by way of their requests. */
const patientsSignIn = `/sign-in?from=${encodeURIComponent("/requests")}`;

/**
 * The door to a file in storage: leads there by an address that a command gives out, or back to a page of ours that says
 * why not. A link, as a form may lead nowhere but to ourselves.
 */
export function addressAction(
  run: (actor: Actor, input: never) => Promise<Result<{ url: string }>>,
  page: (params: Record<string, string>) => string,
  signIn = "/sign-in",
) {
  return (req: Request, context: Context): Promise<NextResponse> =>
    answering(req, async () => {
      const params = await context.params;
      const actor = await currentActor();
      const result = await run(actor, params as never);
      const location = result.ok
        ? result.value.url
        : actor.kind === "nobody"
          ? `${signIn}?from=${encodeURIComponent(page(params))}`
          : page(params);
      return leadTo(location, { "referrer-policy": "no-referrer" });
    });
}

/** The door for a program that holds nothing yet but a code; it is told where the request comes from. */
export const openJsonAction = <Value>(
  run: (actor: Actor, body: Record<string, unknown>, from: string | undefined) => Promise<Result<Value>>,
) => bodyAction((body, { headers }) => run({ ...nobody, from: originOf(headers) }, body, clientAddress(headers)));

/** The door for whoever is not signed in, from a page of ours alone. */
export const ourJsonAction = <Value>(run: (body: Record<string, unknown>) => Promise<Result<Value>>) =>
  bodyAction(run, ({ headers }) => isFromOurPage(headers));

function bodyAction<Value>(
  run: (body: Record<string, unknown>, req: Request) => Promise<Result<Value>>,
  mayAsk: (req: Request) => boolean = () => true,
) {
  return (req: Request): Promise<NextResponse> =>
    answering(req, async () => {
      const body = mayAsk(req) ? await readBody(req) : null;
      if (body === null) return refuse(unreadable);
      const result = await run(body, req);
      return result.ok ? json(result.value) : refuse(result.refusal);
    });
}

const unreadable = refusalOf("invalid", { en: "This request cannot be read.", es: "Esta solicitud no se puede leer." });

const noFile = refusalOf("not_found", { en: "There is no such file.", es: "Ese archivo no existe." });

const noPicture = refusalOf("not_found", {
  en: "There is no picture of this series.",
  es: "No hay imagen de esta serie.",
});

const tooMuch = refusalOf("too_large", { en: "This is too much at once.", es: "Esto es demasiado de una vez." });

const brokenHere: Text = {
  en: "Something went wrong on our side. Nothing is lost; try again.",
  es: "Algo falló de nuestro lado. No se perdió nada; intente de nuevo.",
};

async function answering(req: Request, answer: () => Promise<NextResponse>): Promise<NextResponse> {
  try {
    if (isForeignFetch(req)) return await refuse(unreadable);
    if (refusedBody(req, maxBody) === 413) return await refuse(tooMuch);
    return await answer();
  } catch (error) {
    const errorId = logBug(error, "api");
    return json({ code: "bug", message: brokenHere[await pageLanguage()], errorId }, 500);
  }
}

/**
 * The JSON object of a request, null for anything else. A page elsewhere can send no JSON here without being asked for
 * leave, which it does not get.
 */
async function readBody(req: Request): Promise<Record<string, unknown> | null> {
  if (!req.headers.get("content-type")?.startsWith("application/json")) return null;
  if (!req.headers.has("content-length")) return null; // a body without an announced end has none
  const body: unknown = await req.json().catch(() => null);
  return typeof body === "object" && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : null;
}

const refuse = async (refusal: RefusalValue) => json(sayRefusal(await pageLanguage(), refusal), statusOf[refusal.code]);

const json = (value: unknown, status = 200) => NextResponse.json(value, { status, headers: noStore });

const leadTo = (location: string, more: Record<string, string> = {}) =>
  new NextResponse(null, { status: 303, headers: { location, ...noStore, ...more } });
