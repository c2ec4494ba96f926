import type { PasswordResetResponse } from '#api/generated/model/passwordResetResponse.ts';
import { readPassword } from './credentials.ts';
import { readFields, readText } from './read.ts';

/** The result of a reset: the new password, or that the old one stays valid, with the server's reason. */
export type PasswordReset =
  | { readonly isReset: true; readonly password: string }
  | { readonly isReset: false; readonly words: string };

/**
 * Reads the response of `POST /servers/{id}/password-reset`, which is a 200 also on failure. Only a boolean `success`
 * counts. `undefined` where the outcome is unknown: no boolean, or success without a password.
 */
export function readPasswordReset(value: unknown): PasswordReset | undefined {
  const fields: Partial<Record<keyof PasswordResetResponse, unknown>> | undefined = readFields(value);
  const password = readPassword(fields?.password);
  if (fields?.success === true) return password === undefined ? undefined : { isReset: true, password };
  if (fields?.success !== false) return undefined;
  const message = readText(fields.message).trim();
  // The message must never show a password, so it is masked.
  return { isReset: false, words: password === undefined ? message : message.replaceAll(password, '•••') };
}
