"use client";
import { FolderOpen } from "lucide-react";
import { useEffect, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { chosenAgain } from "./chosen-files.client.ts";
import type { Choose } from "./chooser.client.tsx";
import { keptChoice, mayRead } from "./kept-choice.client.ts";

/** After a reload, with one press: what was chosen on this computer, where the browser keeps it. */
export function GoOn({ requestId, choose }: { requestId: string; choose: Choose }) {
  const [handles, setHandles] = useState<FileSystemHandle[]>([]);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    void keptChoice(requestId).then(setHandles);
  }, [requestId]);
  if (handles.length === 0) return null;
  const goOn = async (): Promise<void> => {
    if (await mayRead(handles)) choose(chosenAgain(handles));
    else setRefused(true);
  };
  return (
    <Notice signal="info">
      <p>
        You chose <strong className="font-semibold wrap-anywhere">{handles.map(({ name }) => name).join(", ")}</strong>{" "}
        on this computer. Go on with it, and only what is missing will be sent. If it is on a disc or stick, put that in
        first.
      </p>
      <p className="mt-3">
        <Button variant="primary" icon={<Icon of={FolderOpen} />} onClick={() => void goOn()}>
          Go on with these files
        </Button>
      </p>
      {refused && (
        <p className="mt-3" role="alert">
          Your browser did not open them. Try again and allow it, or choose the folder again below.
        </p>
      )}
    </Notice>
  );
}
