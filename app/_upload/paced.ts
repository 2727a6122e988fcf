import type { FromWorker } from "./messages.ts";

/**
 * Lets progress through at most every `pause` milliseconds, the latest of each kind; everything else at once, after the
 * progress that came before it. A change of state is not mere progress.
 */
export function paced(post: (message: FromWorker) => void, pause: number): (message: FromWorker) => void {
  let held: FromWorker | null = null;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let state = "";

  const flush = (): void => {
    if (held) post(held);
    held = null;
  };
  const tick = (): void => {
    timer = held ? setTimeout(tick, pause) : null;
    flush();
  };
  return (message) => {
    const now = message.type === "sent" ? message.sent.state : message.type;
    const isProgress = now === state && (message.type === "sent" || message.type === "looked");
    if (message.type === "sent" || message.type === "looked") state = now;
    if (!isProgress) {
      flush();
      post(message);
    } else if (timer) {
      held = message;
    } else {
      post(message);
      timer = setTimeout(tick, pause);
    }
  };
}
