import NextAuth from "next-auth";
import { refusedBody } from "#app/_server/body-limit.ts";
import { authOptions } from "#app/_server/next-auth.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

/** A ticket and a proof: the library itself would read any length. */
const maxForm = 16 * 2 ** 10;

const handler = async (req: Request, { params }: Context): Promise<Response> => {
  const refused = refusedBody(req, maxForm);
  const res = refused
    ? new Response(null, { status: refused })
    : ((await NextAuth(req as never, { params: await params } as never, authOptions())) as Response);
  res.headers.set("cache-control", "no-store");
  return res;
};

export { handler as GET, handler as POST };
