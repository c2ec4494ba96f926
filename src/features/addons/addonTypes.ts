/** Whether an add-on of the type brings addresses, which have to be set up inside the server. */
export function bringsAddresses(type: string): boolean {
  return type === 'extra-ip' || type === 'ip-class';
}
