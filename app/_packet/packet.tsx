import { FileDown } from "lucide";
import { Fresh } from "#app/_live/fresh.client.ts";
import { show } from "#app/_server/show.ts";
import { Bar } from "#app/_ui/bar.tsx";
import { FileLink } from "#app/_ui/button.tsx";
import { Icon } from "#app/_ui/icon.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { viewPacket } from "#lib/exports/view-packet.ts";
import { say } from "#lib/platform/language.ts";
import { sizeWords } from "#lib/upload/estimate.ts";
import { PacketButton } from "./packet-button.client.tsx";

const size = (bytes: number): string => say("en", sizeWords(bytes));

/** The case in one file for another hospital or a PACS, in the rooms of staff and surgeons. */
export async function Packet({ requestId }: { requestId: string }) {
  const packet = await show(viewPacket, { requestId });
  return (
    <div className="space-y-2" aria-live="polite">
      <p className="text-quiet">
        Request and opinion as PDF, and the scan as a disc that any PACS takes in: the original files with a DICOMDIR.
      </p>
      {packet?.state === "building" && (
        <>
          <Fresh requestId={requestId} every={3_000} />
          <Bar value={packet.doneBytes} max={packet.totalBytes} label="How far the packet is" className="w-full" />
          <p className="tabular-nums">
            {size(packet.doneBytes)} of about {size(Math.max(packet.doneBytes, packet.totalBytes))}. You can go on with
            something else.
          </p>
        </>
      )}
      {packet?.state === "ready" && packet.readyAt && packet.expiresAt && (
        <p>
          Made <When at={packet.readyAt} />, here until <When at={packet.expiresAt} show="date" />. What was signed
          since is not in it.
        </p>
      )}
      {packet?.state === "failed" && <p>It could not be made. Nothing is lost: make it again.</p>}
      <div className="flex flex-wrap gap-2">
        {packet?.state === "ready" && (
          <FileLink href={`/api/packets/${requestId}`} variant="secondary" icon={<Icon of={FileDown} />}>
            Save the packet ({size(packet.doneBytes)})
          </FileLink>
        )}
        {packet?.state !== "building" && (
          <PacketButton requestId={requestId} act="make">
            {packet === null ? "Make the packet" : "Make it again"}
          </PacketButton>
        )}
        {packet && packet.state !== "failed" && (
          <PacketButton requestId={requestId} act="remove">
            {packet.state === "building" ? "Stop" : "Remove it"}
          </PacketButton>
        )}
      </div>
    </div>
  );
}
