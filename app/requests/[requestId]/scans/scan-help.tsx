/** How the different ways of having a scan lead to this page. Wording to be approved by the clinic. */
export function ScanHelp() {
  return (
    <details className="measure my-6">
      <summary className="w-fit text-accent underline underline-offset-4">
        I have a disc / a ZIP / only a phone: what do I do?
      </summary>
      <dl className="mt-4 space-y-4 border-l-4 border-hairline pl-4 [&_dt]:font-semibold">
        <div>
          <dt>I have a disc (CD or DVD) or a USB stick</dt>
          <dd>Put it into your computer. Press “Choose a folder” and choose the disc itself. We find the pictures.</dd>
        </div>
        <div>
          <dt>I downloaded a ZIP file</dt>
          <dd>
            Press “Choose files” and choose the ZIP file. You need not unpack it. If it asks for a password, unpack it
            first.
          </dd>
        </div>
        <div>
          <dt>I only have a phone</dt>
          <dd>If the scan center gave you a link, download the ZIP file to your phone. Then press “Choose files”.</dd>
          <dd>A photo of the screen is not enough. A friend’s computer is fine: press “Send from another computer”.</dd>
        </div>
        <div>
          <dt>I have no copy of my scan</dt>
          <dd>
            Ask the place where it was made. You have a right to a copy. Your answers stay here until you come back.
          </dd>
        </div>
      </dl>
    </details>
  );
}
