import type { ReactNode } from "react";
import { Button } from "#app/_ui/button.tsx";

/** The foot of a form in a dialog: the button that sends it, named by `children`, and the way back. It stays in sight. */
export const DialogFoot = ({
  pending,
  close,
  children,
}: {
  pending: boolean;
  close: () => void;
  children: ReactNode;
}) => (
  <div className="sticky -bottom-3 -mx-4 -mb-3 flex flex-wrap gap-2 border-t border-hairline bg-raised px-4 py-3">
    <Button variant="primary" type="submit" pending={pending}>
      {children}
    </Button>
    <Button onClick={close}>Not now</Button>
  </div>
);
