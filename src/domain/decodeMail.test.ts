import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeMail } from './decodeMail.ts';

function base64(text: string, charset: 'utf8' | 'latin1' | 'utf16le' = 'utf8'): string {
  return Buffer.from(text, charset).toString('base64').replaceAll(/.{76}/g, '$&\r\n');
}

const part = (type: string, body: string) =>
  `Content-Type: ${type}\r\nContent-Transfer-Encoding: base64\r\n\r\n${body}\r\n`;

const mail = (...parts: readonly string[]) =>
  `From: abuse@isp.example\r\nContent-Type: multipart/mixed; boundary="b"\r\n\r\n${parts
    .map((text) => `--b\r\n${text}`)
    .join('')}--b--\r\n`;

const report = 'Angriff von 198.51.100.7 – bitte prüfen\n'.repeat(9);

const dashes = '–'.repeat(200_000);

describe('base64 parts that are text', () => {
  test.each([
    ['UTF-8', part('text/plain; charset=utf-8', base64(report)), 'prüfen'],
    ['Latin-1', part('text/plain; charset="ISO-8859-1"', base64('geprüft', 'latin1')), 'geprüft'],
    ['Turkish', part('text/plain; charset=iso-8859-9', base64('a\u00f0r', 'latin1')), 'ağr'],
    ['UTF-16', part('text/plain; charset=utf-16le', base64('prüfen', 'utf16le')), 'prüfen'],
    ['no UTF-8, though it says so', part('text/plain; charset=utf-8', base64('prüf', 'latin1')), 'prüf'],
    ['of a charset that nobody knows', part('text/plain; charset=x-none', base64('prüf')), 'prüf'],
    ['HTML', part('text/html', base64('<b>prüf</b>')), '<b>prüf</b>'],
    ['CSV', part('text/csv; name=report.csv', base64('"198.51.100.7"')), '"198.51.100.7"'],
    ['JSON', part('application/json', base64('{"a":1}')), '{"a":1}'],
    ['an XML of its own kind', part('application/vnd.x+xml', base64('<a/>')), '<a/>'],
    ['a report', part('message/feedback-report', base64('Source-IP: 198.51.100.7')), 'Source-IP'],
    ['without a type', `Content-Transfer-Encoding: BASE64\n\n${base64('plain')}\n`, 'plain'],
    [
      'the type below',
      `Content-Transfer-Encoding: base64\nContent-Type: text/plain;\n charset=utf-8\n\n${base64('ü')}\n`,
      'ü',
    ],
    ['an empty line too many', part('text/plain', `\r\n${base64('four')}`), 'four'],
    ['without its padding', part('text/plain', base64('four').replaceAll('=', '')), 'four'],
    ['of a folded header', `Content-Transfer-Encoding:\r\n base64\r\n\r\n${base64('four')}\r\n`, 'four'],
    ['with a comment', `Content-Transfer-Encoding: (x) base64\r\n\r\n${base64('four')}\r\n`, 'four'],
    ['longer than a piece', part('text/plain', base64(`a${dashes}`)), dashes],
    ['of one long line', part('text/plain', Buffer.from(report.repeat(2_000)).toString('base64')), 'prüfen'],
    [
      'pasted with an empty line after each',
      part('text/plain', base64(report)).replaceAll('\n', '\n\n'),
      report,
    ],
    ['forwarded', part('text/plain', base64(report)).replaceAll(/^|(?<=\n)/g, '> '), 'prüfen'],
    [
      'a mail in the mail',
      part('message/rfc822', base64(mail(part('text/plain', base64('inner'))))),
      'inner',
    ],
  ])('%s', (_, given, expected) => {
    const { text, unread } = decodeMail(mail(given));
    expect(text).toContain(expected);
    expect(text).toContain('From: abuse@isp.example');
    expect(unread).toBe(0);
  });

  test('are read beside each other, and what is around them stays', () => {
    const first = part('text/plain', base64('first'));
    const second = part('text/plain', base64('second'));
    const { text, unread } = decodeMail(mail(first, 'Content-Type: text/plain\r\n\r\nbetween\r\n', second));
    expect(text).toMatch(/first\s+--b\s[^]*\s\sbetween\s[^]*\ssecond\s+--b--/);
    expect(unread).toBe(0);
  });

  test('end at an empty line, where a list adds words of its own', () => {
    const { text, unread } = decodeMail(`${part('text/plain', base64('whole'))}\n_____\nTo leave the list`);
    expect(text).toContain('whole');
    expect(text).toContain('To leave the list');
    expect(unread).toBe(0);
  });
});

describe('parts that can not be read are counted', () => {
  test.each([
    ['a picture', part('image/png', base64('PNG'))],
    ['a picture of a folded type', part('\r\n image/png', base64('PNG'))],
    ['an archive', part('application/zip', base64('PK'))],
    ['an encrypted mail', part('application/pkcs7-mime', base64('x'))],
    ['no text, though it says so', part('text/plain', base64('a\u0000\u0001b'))],
    ['no base64', part('text/plain', '***')],
    ['nothing but an error', part('text/plain', 'A')],
    ['a PGP message', '-----BEGIN PGP MESSAGE-----\n\nhQEMA\n-----END PGP MESSAGE-----\n'],
    [
      'a broken one of several lines',
      part('text/plain', `${base64(report).slice(0, 400)}\r\n!\r\n${base64(report)}`),
    ],
    ['one that text follows at once', part('text/plain', `${base64(report).slice(0, 231)}\r\n\r\nBest`)],
    ['one without header', base64(report)],
    ['one without header, forwarded', base64(report).replaceAll(/^|(?<=\n)/g, '> ')],
    ['one without header, with empty lines', base64(report).replaceAll('\n', '\n\n')],
    ['one without an empty line before it', part('text/plain', base64(report)).replace('\r\n\r\n', '\r\n')],
    ['uuencode', 'begin 644 report.txt\n#0V%T\n`\nend\n'],
    [
      'an attachment of a mail in the mail',
      part('message/rfc822', base64(mail(part('image/png', base64('PNG'))))),
    ],
  ])('%s', (_, given) => expect(decodeMail(mail(given)).unread).toBe(1));

  test.each([
    ['a signature', `-----BEGIN PGP SIGNATURE-----\n\n${base64(report)}\n-----END PGP SIGNATURE-----\n`],
    ['the signature in a header', `DKIM-Signature: v=1;\n b=${base64(report).replaceAll('\n', '\n ')}`],
    ['hashes', `${'0123456789abcdef'.repeat(4)}\n`.repeat(3)],
    ['prose', 'begin 644 is what it says\nand no more'],
  ])('but not %s', (_, given) => expect(decodeMail(given)).toEqual({ text: given, unread: 0 }));

  test('a part that breaks off is read as far as it goes', () => {
    const lines = base64(report).split('\r\n');
    const broken = [...lines.slice(0, 3), '!!!!', ...lines.slice(3)].join('\r\n');
    const { text, unread } = decodeMail(mail(part('text/plain', broken)));
    expect(text).toContain('198.51.100.7');
    expect(unread).toBe(1);
  });

  test('a picture’s digits are not read as words', () => {
    const { text, unread } = decodeMail(mail(part('image/png', 'd2ViMQ'), part('image/png', 'd2ViMg')));
    expect(text).not.toMatch(/d2Vi/);
    expect(unread).toBe(2);
  });
});

test.each([
  ['Subject: =?utf-8?B?QWJ1c2UgMTk4LjUxLjEwMC43?=', 'Subject: Abuse 198.51.100.7'],
  ['Subject: =?UTF-8?b?MTk4LjUx?=\r\n =?UTF-8?q?=2E100=2E7?= x', 'Subject: 198.51.100.7 x'],
  ['Subject: =?iso-8859-1?Q?gepr=FCft_198.51.100.7?=', 'Subject: geprüft 198.51.100.7'],
  ['Subject: =?utf-8*de?q?ja?=', 'Subject: ja'],
  ['=?utf-8?q?a?=  b  =?utf-8?q?c?= =?x', 'a  b  c =?x'],
  ['=?not one?= =?x?z?a?=', '=?not one?= =?x?z?a?='],
])('the words of %o are %o', (given, expected) => {
  expect(decodeMail(given)).toEqual({ text: expected, unread: 0 });
});

describe('samples of X-ARF', () => {
  const sample = (payload: string, encoded: string) =>
    JSON.stringify({ Samples: [{ ContentType: 'text/plain', [encoded]: true, Payload: payload }] });
  const payload = Buffer.from('auth failed for 198.51.100.7??>').toString('base64');

  const encoded = sample(payload, 'Base64Encoded');
  const quotedPrintable = encoded.replaceAll('=', '=3D').replaceAll(/.{9}/g, '$&=\r\n');

  test.each([
    ['as it is', encoded],
    ['with slashes of PHP', encoded.replaceAll('/', '\\/')],
    ['its description behind it', `{"Payload": "${payload}", "Base64Encoded" : true}`],
    [
      'a long description',
      encoded.replace('"Payload"', `"Description":"${'long '.repeat(5_000)}","Payload"`),
    ],
    [
      'braces in its description',
      encoded.replace('"Payload"', String.raw`"Description":"{x} \"}{","Payload"`),
    ],
    ['"true" in quotes', encoded.replace('true', '"true"')],
    ['quoted-printable', quotedPrintable],
    ['quoted-printable, forwarded', quotedPrintable.replaceAll('\n', '\n> ')],
    [
      'a mail in the sample',
      sample(base64(mail(part('text/plain', base64(report)))), 'Base64Encoded').replaceAll(
        String.raw`\r\n`,
        '',
      ),
    ],
    ['beside one with quotes', String.raw`{"Payload":"so? \"hi\"","Base64Encoded":false},${encoded}`],
    ['beside one that is not encoded', `${sample(String.raw`"{`, 'Plain')}${encoded}${sample('a', 'Plain')}`],
  ])('%s', (_, text) => {
    expect(decodeMail(text)).toMatchObject({ text: expect.stringContaining('198.51.100.7'), unread: 0 });
  });

  test.each([
    ['no text', sample(base64('\u0000'), 'Base64Encoded')],
    ['no base64', sample('auth failed!', 'Base64Encoded')],
    ['cut off', encoded.slice(0, -5)],
    ['within an object of its own', `{"Base64Encoded":true,"Sample":{"Payload":"${payload}"}}`],
  ])('that are %s are counted', (_, text) => expect(decodeMail(text).unread).toBe(1));

  test('that are long are whole wherever they are cut', () => {
    const long = '?>/'.repeat(100_000);
    const whole = sample(Buffer.from(long).toString('base64'), 'Base64Encoded').replaceAll(
      '/',
      String.raw`\/`,
    );
    const given = Array.from({ length: 12 }, (_, at) =>
      `${' '.repeat(at)}${whole}`.replaceAll(/[^]{9}/g, '$&=\r\n'),
    );
    for (const text of given) {
      const decoded = decodeMail(text);
      expect(decoded.text.includes(long)).toBe(true);
      expect(decoded.unread).toBe(0);
    }
  });

  test('that are not encoded stay', () => {
    expect(decodeMail(sample(payload, 'Plain'))).toEqual({ text: sample(payload, 'Plain'), unread: 0 });
  });
});

test('any other text comes back as it is', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(decodeMail(text)).toEqual({ text, unread: 0 });
    }),
    { seed: 20 },
  );
  const prose = 'Content-Transfer-Encoding: base64 is what the header says.\n\nNo more.';
  expect(decodeMail(`About ${prose}`)).toEqual({ text: `About ${prose}`, unread: 0 });
});
