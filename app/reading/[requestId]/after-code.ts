import { confirmCode } from "#lib/accounts/confirm-code.ts";
import type { Actor } from "#lib/accounts/actor.ts";
import type { Result } from "#lib/platform/refusal.ts";

const words = {
  wrong: "This code is not right, or was used already. Wait for the next one",
  later: "Too many wrong codes. Try again in a quarter of an hour",
} as const;

/** Checks the code that came along first, in a step of its own: a wrong one is counted, and nothing is signed. */
export const afterCode =
  <Input, Value>(run: (actor: Actor, input: Input) => Promise<Result<Value>>) =>
  async (actor: Actor, { code, ...input }: Input & { code?: unknown }): Promise<Result<Value>> => {
    if (typeof code === "string" && code.trim() !== "") {
      const confirmed = await confirmCode(actor, { code });
      if (!confirmed.ok) return confirmed;
      if (confirmed.value !== "right") {
        const fields = { code: words[confirmed.value] };
        return { ok: false, refusal: { code: "invalid", message: fields.code, fields } };
      }
    }
    return run(actor, input as unknown as Input);
  };
