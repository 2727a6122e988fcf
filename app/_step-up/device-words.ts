/** Why a device made or showed no passkey, by the name of the browser's error; null where it was something else. */
export function deviceWords(error: unknown): string | null {
  const { name } = (error ?? {}) as { name?: string };
  return (name && words[name as keyof typeof words]) || null;
}

const words = {
  NotAllowedError: "The device did not answer, or you said no. Nothing was changed; try again when you are ready",
  AbortError: "The device did not answer, or you said no. Nothing was changed; try again when you are ready",
  InvalidStateError: "This device has a passkey for your account already",
  NotSupportedError: "This device cannot keep a passkey. Use another, or go on with your password",
  SecurityError: "This browser allows passkeys on pages with https only",
} as const;
