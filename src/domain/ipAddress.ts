import { parseIpv4 } from './ipv4.ts';

/** Whether a text is a plain IPv4 or IPv6 address: no zone, no brackets, no port, no prefix. */
export function isIpAddress(text: string): boolean {
  if (parseIpv4(text) !== undefined) return true;
  return text.includes(':') && /^[0-9a-f:.]{2,45}$/i.test(text) && URL.canParse(`http://[${text}]/`);
}
