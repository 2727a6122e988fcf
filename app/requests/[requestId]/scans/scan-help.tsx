import { inPageLanguage } from "#app/_server/language.ts";
import { Fold } from "#app/_ui/fold.tsx";
import { ceilingWords } from "#lib/upload/ceiling.ts";
import type { Ceiling } from "#lib/upload/limits.ts";
import { help } from "./words.ts";

/** How the different ways of having a scan lead to this page. */
export async function ScanHelp({ ceiling }: { ceiling: Ceiling }) {
  const say = await inPageLanguage();
  return (
    <Fold name={say(help.summary)} className="measure mt-4">
      <dl className="mt-4 space-y-4 border-l-4 border-hairline pl-4 [&_dt]:font-semibold">
        <div>
          <dt>{say(help.disc)}</dt>
          <dd>{say(help.discHow)}</dd>
        </div>
        <div>
          <dt>{say(help.zip)}</dt>
          <dd>{say(help.zipHow)}</dd>
        </div>
        <div>
          <dt>{say(help.phone)}</dt>
          <dd>{say(help.phoneHow)}</dd>
          <dd>{say(help.phoneElse)}</dd>
        </div>
        <div>
          <dt>{say(help.none)}</dt>
          <dd>{say(help.noneHow)}</dd>
          <dd>
            <Guide href="/guides/get-your-scan">{say(help.noneGuide)}</Guide>
          </dd>
        </div>
      </dl>
      <p className="mt-2 pl-5">
        <Guide href="/guides">{say(help.guides)}</Guide>
      </p>
      <p className="mt-2 pl-5 text-small text-quiet">{say(ceilingWords(ceiling))}.</p>
    </Fold>
  );
}

/** In a tab of its own: leaving this page would stop what it is sending. */
function Guide({ href, children }: { href: string; children: string }) {
  return (
    <a href={href} target="_blank" rel="noopener" className="inline-block py-2">
      {children}
    </a>
  );
}
