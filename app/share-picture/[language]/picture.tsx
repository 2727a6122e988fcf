import { claims, headline } from "#lib/intake/claims.ts";
import type { Language } from "#lib/platform/language.ts";
import { spineDrawing } from "./spine-drawing.ts";

/** What is drawn for a shared link. The renderer knows boxes and pictures only, hence the styles. */
export function SharePicture({ language, name, accent }: { language: Language; name: string; accent: string }) {
  const spine = `data:image/svg+xml;base64,${Buffer.from(spineDrawing(accent)).toString("base64")}`;
  return (
    <div style={{ display: "flex", width: "100%", height: "100%", background: "#faf9f6", color: "#16211f" }}>
      <div style={{ display: "flex", flexDirection: "column", width: 800, padding: "64px 0 64px 72px" }}>
        <div style={{ display: "flex", fontFamily: "serif", fontSize: 34, color: accent }}>{name}</div>
        <div style={{ display: "flex", fontFamily: "serif", fontSize: 60, lineHeight: 1.14, marginTop: 52 }}>
          {headline[language]}
        </div>
        <div style={{ display: "flex", fontFamily: "sans", fontSize: 30, lineHeight: 1.4, marginTop: "auto" }}>
          {`${claims.free.text[language]} ${claims.free.condition[language]}`}
        </div>
      </div>
      <img src={spine} width={278} height={630} alt="" style={{ marginLeft: 60 }} />
    </div>
  );
}
