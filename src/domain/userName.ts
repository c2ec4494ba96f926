/**
 * A login name as Linux systems make them: 1 to 32 letters, digits, `-` and `_`, starting with a letter or `_`. Nothing
 * in it has a meaning to a shell or to ssh's own options.
 */
const userNameRule = /^[a-z_][a-z0-9_-]{0,31}$/i;

export function isUserName(text: string): boolean {
  return userNameRule.test(text);
}
