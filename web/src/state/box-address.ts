// The address under which other devices open this page; links to a pairing or a room are made of it.
const LOOPBACK = /^(localhost|127\.|\[::1\])/;

/** `addresses`: what the box tells for other devices, best first; needed where this page was opened on the box itself. */
export function boxAddress(addresses: readonly string[] = []): string {
  const here = location.origin + location.pathname.replace(/index\.html$/, '');
  return LOOPBACK.test(location.host) ? (addresses[0] ?? here) : here;
}

export function linkTo(fragment: string, addresses?: readonly string[]): string {
  const address = boxAddress(addresses);
  return `${address}${address.endsWith('/') ? '' : '/'}#${fragment}`;
}
