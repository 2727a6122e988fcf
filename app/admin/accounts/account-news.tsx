import Link from "next/link";
import { show } from "#app/_server/show.ts";
import { Panel } from "#app/_ui/panel.tsx";
import { When } from "#app/_ui/time.client.tsx";
import { listAccountNotices } from "#lib/accounts/list-account-notices.ts";

const words: Readonly<Record<string, string>> = {
  administrator_invited: "was invited as administrator",
  role_changed: "has another role",
  account_disabled: "was disabled",
  account_enabled: "was enabled again",
  sign_in_reset: "has to set their sign-in up anew",
};

/** What was done to accounts lately, by whom: all administrators read the same. */
export async function AccountNews() {
  const news = await show(listAccountNotices, {});
  return (
    <Panel title="What was changed lately">
      {news.length === 0 ? (
        <p className="text-quiet">Roles, new administrators, disabling and resets appear here, and come by email.</p>
      ) : (
        <ul className="divide-y divide-hairline">
          {news.map(({ id, kind, detail, aboutId, about, by, at }) => (
            <li key={id} className="py-1.5">
              <Link href={`/admin/accounts?account=${aboutId ?? ""}`} prefetch={false} className="inline-flex min-h-6">
                {about}
              </Link>{" "}
              {words[kind] ?? kind}
              {detail && `: ${detail}`}
              <span className="block text-small text-quiet">
                by {by}, <When at={at} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
