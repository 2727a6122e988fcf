/** The address of somebody who has one, as all staff do. */
export function addressOf({ email }: { email: string | null }): string {
  if (email === null) throw new Error("this account has no address");
  return email;
}
