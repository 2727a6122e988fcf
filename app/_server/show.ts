import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { Actor } from "#lib/accounts/actor.ts";
import type { Result } from "#lib/platform/refusal.ts";
import { expectOk } from "#lib/platform/refusal.ts";
import { currentActor } from "./session.ts";

/**
 * Runs a reading command for a page. What does not exist for this person is the not-found page; the signed-out are led
 * to sign in and back.
 */
export async function show<Input, Value>(
  read: (actor: Actor, input: Input) => Promise<Result<Value>>,
  input: Input,
): Promise<Value> {
  const actor = await currentActor();
  const result = await read(actor, input);
  if (result.ok) return result.value;
  const { code } = result.refusal;
  if (actor.kind === "nobody") return redirect(await signInPage());
  if (code === "not_found" || code === "forbidden" || code === "invalid") return notFound();
  return expectOk(result);
}

/** The sign-in page that leads back to the page that was asked for. */
export async function signInPage(): Promise<string> {
  const path = (await headers()).get("x-path") ?? "/";
  const staff = /^\/(queue|reading|admin|account\/access)(\/|\?|$)/.test(path);
  return `${staff ? "/sign-in/staff" : "/sign-in"}?from=${encodeURIComponent(path)}`;
}
