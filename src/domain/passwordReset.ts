import type { PasswordResetResponse } from '#api/generated/model/passwordResetResponse.ts';
import { readPassword } from './credentials.ts';
import { readFields, readText } from './read.ts';

/** What the answer of a reset says: the new password, or that the old one stays, with the server's reason. */
export type PasswordReset =
  | { readonly isReset: true; readonly password: string }
  | { readonly isReset: false; readonly words: string };

/**
 * Reads the answer of `POST /servers/{id}/password-reset`, whose failure is a 200 as well. Only a boolean counts; an
 * answer that says neither, or says done and holds no password, leaves open what happened: `undefined`.
 */
export function readPasswordReset(value: unknown): PasswordReset | undefined {
  const fields: Partial<Record<keyof PasswordResetResponse, unknown>> | undefined = readFields(value);
  const password = readPassword(fields?.password);
  if (fields?.success === true) return password === undefined ? undefined : { isReset: true, password };
  if (fields?.success !== false) return undefined;
  const said = readText(fields.message).trim();
  // A message never repeats a password.
  return { isReset: false, words: password === undefined ? said : said.replaceAll(password, '•••') };
}
