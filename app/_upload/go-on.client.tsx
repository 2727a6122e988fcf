"use client";
import { FolderOpen } from "lucide";
import { useEffect, useState } from "react";
import { Button } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { useSay } from "#app/_ui/language.client.tsx";
import { Notice } from "#app/_ui/notice.tsx";
import { chosenAgain } from "./chosen-files.client.ts";
import type { Choose } from "./chooser.client.tsx";
import { keptChoice, mayRead } from "./kept-choice.client.ts";
import { choosing } from "./words.ts";

/** After a reload, with one press: what was chosen on this computer, where the browser keeps it. */
export function GoOn({ requestId, choose }: { requestId: string; choose: Choose }) {
  const say = useSay();
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
        {say(choosing.youChose)}{" "}
        <strong className="font-semibold wrap-anywhere">{handles.map(({ name }) => name).join(", ")}</strong>{" "}
        {say(choosing.onThisComputer)}
      </p>
      <p className="mt-3">
        <Button variant="primary" icon={<Icon of={FolderOpen} />} onClick={() => void goOn()}>
          {say(choosing.goOnWithThese)}
        </Button>
      </p>
      {refused && (
        <p className="mt-3" role="alert">
          {say(choosing.notOpened)}
        </p>
      )}
    </Notice>
  );
}
