import NextAuth from "next-auth";
import { refusedBody } from "#app/_server/body-limit.ts";
import { authOptions } from "#app/_server/next-auth.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** A ticket and a proof: the library itself would read any length. */
const maxForm = 16 * 2 ** 10;

const handler = async (req: Request, { params }: Context): Promise<Response> => {
  const refused = refusedBody(req, maxForm);
  const { nextauth } = await params;
  const res = refused
    ? new Response(null, { status: refused })
    : ((await NextAuth(req as never, { params: { nextauth } } as never, authOptions())) as Response);
  // Whoever only asks is given the cookie they came with, for longer than they wanted it: it would undo a sign-in in
  // another tab meanwhile, and outlive the browser.
  if (nextauth[0] === "session") res.headers.delete("set-cookie");
  res.headers.set("cache-control", "no-store");
  return res;
};

export { handler as GET, handler as POST };
