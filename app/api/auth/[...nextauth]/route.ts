import NextAuth from "next-auth";
import { authOptions } from "#app/_server/next-auth.ts";

type Context = { params: Promise<{ nextauth: string[] }> };

const handler = async (req: Request, { params }: Context): Promise<Response> =>
  (await NextAuth(req as never, { params: await params } as never, authOptions())) as Response;

export { handler as GET, handler as POST };
