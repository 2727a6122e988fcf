/**
 * Brings the focus to what came in place of the pressed button, which is gone. Somebody who has moved on meanwhile is
 * left in peace.
 */
export function takeFocus(element: HTMLElement | null): void {
  if (document.activeElement === document.body) element?.focus({ preventScroll: true });
}
