// Lines like those of a web and mail server, invented, the same in every run.

/** Draws numbers that are the same in every run. */
function drawer(): (limit: number) => number {
  let seed = 1;
  return (limit) => {
    seed = (seed * 1_103_515_245 + 12_345) & 0x7fffffff;
    return seed % limit;
  };
}

const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0',
  'Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36',
  'Mozilla/5.0 (compatible; bingbot/2.0; +http://www.bing.com/bingbot.htm)',
];

/**
 * A log of so many lines. Seven of ten are requests, four of a hundred of them for pages that are not there; the others are mail and
 * sign-ins, two of a hundred of all lines are wrong passwords. One address in ten is IPv6.
 */
export function serverLog(lines: number): Buffer {
  const below = drawer();
  const hex = (): string => below(0x10000).toString(16);
  const address = (): string =>
    below(10) === 0 ? `2001:db8:${hex()}:${hex()}::${hex()}` : `10.${below(256)}.${below(256)}.${below(256)}`;
  const stamp = (program: string): string => `Nov 28 10:00:00 host ${program}[${below(99_999)}]: `;
  const line = (): string => {
    const kind = below(100);
    if (kind < 70)
      return `${address()} - - [28/Nov/2026:10:00:00 +0100] "GET /shop/article-${below(9999)}?page=${below(9)} HTTP/1.1" ${below(100) < 4 ? 404 : 200} ${below(90_000)} "https://shop.example/${below(999)}" "${agents[below(3)]}"`;
    if (kind < 80) return `${stamp('postfix/smtpd')}connect from mail${below(99)}.example.org[${address()}]`;
    if (kind < 85)
      return `${stamp('postfix/qmgr')}4F1B2C3D: from=<a${below(999)}@example.org>, size=${below(99_999)}, nrcpt=1 (queue active)`;
    if (kind < 93)
      return `${stamp('dovecot')}imap-login: Login: user=<u${below(999)}@example.org>, method=PLAIN, rip=${address()}, lip=192.0.2.1, mpid=${below(9999)}, TLS, session=<abcdefgh>`;
    if (kind < 98)
      return `${stamp('sshd')}Accepted publickey for deploy from ${address()} port ${below(60_000)} ssh2: ED25519 SHA256:abcdefghijkl`;
    return `${stamp('sshd')}Failed password for root from ${address()} port ${below(60_000)} ssh2`;
  };
  return Buffer.from(`${Array.from({ length: lines }, line).join('\n')}\n`);
}
