/**
 * The session cookie. Cookies ignore ports, so on a plain-http address (one machine, trying and developing) the name
 * carries the port and installations side by side do not sign each other out; on https it is bound to the host.
 */
export function sessionCookie(address: string) {
  const { protocol, port } = new URL(address);
  const secure = protocol === "https:";
  return {
    name: secure ? "__Host-foramen-session" : `foramen-session-${port || "80"}`,
    options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure },
  };
}
