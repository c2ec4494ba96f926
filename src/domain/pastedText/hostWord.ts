const hostWord = /^(?=.{4,253}$)(?:[a-z\d](?:[a-z\d-]{0,61}[a-z\d])?\.)+(?:[a-z]{2,63}|xn--[a-z\d-]{1,59})$/;
/** A dotted address in a longer name, such as a file's, and the names under which addresses are looked up. */
const namesAddress = /(?:^|[.-])\d{1,3}(?:\.\d{1,3}){3}[.-]|\.arpa$/;

/**
 * Whether a word could be a public host name: it has a dot, and letters after the last one (or punycode). What is only
 * another way of writing an address is none.
 */
export function isHostWord(text: string): boolean {
  return hostWord.test(text) && !namesAddress.test(text);
}
