const signs = ["pointerdown", "pointermove", "keydown", "focusin", "scroll"] as const;
const patience = 4_000;

/**
 * Settles when somebody first does anything on this page, or has looked at it for four seconds: what is only needed then
 * does not hold up what they see first. On the server at once.
 */
export const firstUse = (): Promise<void> => used;

const used =
  typeof window === "undefined"
    ? Promise.resolve()
    : new Promise<void>((resolve) => {
        for (const sign of signs) window.addEventListener(sign, () => resolve(), { once: true, passive: true });
        setTimeout(resolve, patience);
      });
