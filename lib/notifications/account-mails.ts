import type { Language, Text } from "#lib/platform/language.ts";
import { type Content, type Letter, writeLetter } from "./letter.ts";

/**
 * Every mail about an account rather than a request. As all others they hold nobody's name and nothing medical, and what
 * somebody did not do themselves they can end by following the button. To be approved by the clinic.
 */
export const accountMail = (news: AccountNews, { language }: { language: Language }): Content =>
  writeLetter(letters[news], language);

export type AccountNews = keyof typeof letters;

export const accountNews = (): AccountNews[] => Object.keys(letters) as AccountNews[];

export const isAccountNews = (kind: string): kind is AccountNews => Object.hasOwn(letters, kind);

/** To somebody who is to work here, or whose way in was reset. */
export const invitationMail = ({ token, hours }: { token: string; hours: number }): Content =>
  writeLetter(
    {
      subject: english("Set up your sign-in"),
      paragraphs: [
        english("An account was made for you, or its sign-in was reset. Choose a password to begin."),
        english("After that you set up one-time codes: have your phone with an authenticator app at hand."),
      ],
      button: { label: english("Set up your sign-in"), path: `/sign-in/staff/invitation?token=${token}` },
      end: english(`The button works once, for ${hours} hours. If you did not expect this, tell your administrator.`),
    },
    "en",
  );

/** Of a change of address: a code to each of both. */
export const emailChangeMail = (to: "old" | "new", code: string, language: Language): Content =>
  writeLetter(
    {
      subject: { en: `${code} confirms your email address`, es: `${code} confirma su correo electrónico` },
      code: `${code.slice(0, 3)} ${code.slice(3)}`,
      paragraphs: [
        to === "old"
          ? {
              en: "Somebody wants to use another email address for your account. Type this code to allow it.",
              es: "Alguien quiere usar otro correo electrónico para su cuenta. Escriba este código para permitirlo.",
            }
          : {
              en: "Somebody wants to use this email address for an account with us. Type this code to confirm it.",
              es: "Alguien quiere usar este correo electrónico para una cuenta con nosotros. Escriba este código para confirmarlo.",
            },
        {
          en: "A second code went to the other address. Both are needed, and until then nothing changes.",
          es: "Enviamos otro código a la otra dirección. Se necesitan los dos; hasta entonces nada cambia.",
        },
      ],
      button: { label: { en: "Type the codes", es: "Escribir los códigos" }, path: "/account/email" },
      end: {
        en: "The codes work for one hour. If you did not ask for this, give the code to nobody and tell us.",
        es: "Los códigos sirven durante una hora. Si usted no pidió esto, no dé el código a nadie y avísenos.",
      },
    },
    language,
  );

/** To an address that somebody wanted to use, and that has an account already. */
export const addressTakenMail = (language: Language): Content =>
  writeLetter(
    {
      subject: { en: "This address has an account already", es: "Este correo ya tiene una cuenta" },
      paragraphs: [
        {
          en: "Somebody wanted to use this email address for another account with us. It has an account already, so nothing was changed.",
          es: "Alguien quiso usar este correo electrónico para otra cuenta con nosotros. Ya tiene una cuenta, así que no se cambió nada.",
        },
        {
          en: "If both accounts are yours, call us: we can make one of them.",
          es: "Si las dos cuentas son suyas, llámenos: podemos unirlas.",
        },
      ],
      button: { label: { en: "Sign in", es: "Entrar" }, path: "/sign-in" },
    },
    language,
  );

const english = (words: string): Text => ({ en: words, es: words });

/** To every administrator, whoever did it. */
const toAdministrators = (subject: string, what: string): Letter => ({
  subject: english(subject),
  paragraphs: [english(what), english("Sign in to see whose account it is, and who did it.")],
  button: { label: english("See the accounts"), path: "/admin/accounts" },
  end: english("If nobody of you did this, disable the account of whoever it says, and tell your security officer."),
});

/** To the owner of an account, of something that they did themselves if all is well. */
const toOwner = (subject: string, what: string): Letter => ({
  subject: english(subject),
  paragraphs: [english(what), english("If this was you, there is nothing to do.")],
  button: { label: english("Your sign-in"), path: "/account/access" },
  end: english("If it was not you, tell your administrator at once: they can stop whoever it was."),
});

const letters = {
  recovery_code_used: toOwner(
    "A recovery code was used",
    "Somebody signed in to your account with one of your recovery codes. It works no more.",
  ),
  recovery_codes_renewed: toOwner(
    "Your recovery codes are new",
    "New recovery codes were made for your account. Those before work no more.",
  ),
  password_changed: toOwner(
    "Your password was changed",
    "The password of your account was changed, and everybody else who used it was signed out.",
  ),
  passkey_added: toOwner("A passkey was added", "A passkey was added to your account. It signs in without a password."),
  passkey_removed: toOwner("A passkey was removed", "A passkey of your account was removed. It works no more."),
  passkey_cloned: toOwner(
    "A passkey was refused",
    "A passkey of your account may have been copied, so nobody was let in with it. Sign in with your password and remove it.",
  ),
  administrator_invited: toAdministrators(
    "A new administrator was invited",
    "Somebody was invited to be an administrator.",
  ),
  role_changed: toAdministrators("The role of an account was changed", "An account of staff has another role now."),
  account_disabled: toAdministrators(
    "An account was disabled",
    "An account of staff was disabled. Its sessions ended.",
  ),
  account_enabled: toAdministrators(
    "An account was enabled again",
    "An account of staff that was disabled works again.",
  ),
  sign_in_reset: toAdministrators(
    "The sign-in of an account was reset",
    "Password and one-time codes of an account of staff were reset. A mail lets its owner set them up anew.",
  ),
  email_changed: {
    subject: { en: "Your email address was changed", es: "Su correo electrónico se cambió" },
    paragraphs: [
      {
        en: "From now on we write to the new address, and you sign in with it. This one opens your account no more.",
        es: "Desde ahora le escribimos a la nueva dirección y usted entra con ella. Esta ya no abre su cuenta.",
      },
      { en: "If you did not do this, call us at once.", es: "Si usted no hizo esto, llámenos en seguida." },
    ],
    button: { label: { en: "See your sign-ins", es: "Ver sus sesiones" }, path: "/account" },
  },
  accounts_merged: {
    subject: { en: "Your two accounts are one now", es: "Sus dos cuentas ahora son una" },
    paragraphs: [
      {
        en: "You had two accounts with us. We have moved everything into one of them and closed the other.",
        es: "Usted tenía dos cuentas con nosotros. Pasamos todo a una de ellas y cerramos la otra.",
      },
      {
        en: "Nothing of your requests is lost. If you did not expect this, call us.",
        es: "No se perdió nada de sus solicitudes. Si usted no esperaba esto, llámenos.",
      },
    ],
    button: { label: { en: "See your requests", es: "Ver sus solicitudes" }, path: "/requests" },
  },
  new_browser: {
    subject: { en: "You signed in with another browser", es: "Usted entró desde otro navegador" },
    paragraphs: [
      {
        en: "Somebody has just signed in to your account with a browser that was not used for it before.",
        es: "Alguien acaba de entrar en su cuenta desde un navegador que no se había usado antes para ella.",
      },
      {
        en: "If it was you, there is nothing to do. If not, end that sign-in now.",
        es: "Si fue usted, no tiene que hacer nada. Si no, cierre ahora esa sesión.",
      },
    ],
    button: { label: { en: "See your sign-ins", es: "Ver sus sesiones" }, path: "/account" },
  },
} satisfies Record<string, Letter>;
