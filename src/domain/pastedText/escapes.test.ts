import { describe, expect, test } from 'vitest';
import { undoEscapes } from './escapes.ts';
import { pickFromText, refang } from '#domain/textPicks.ts';

const pick = (text: string) => pickFromText(refang(text));
const id = '7d444840-9dc0-11d1-b245-5ffdce74fad2';

test.each([
  ..."amp &|apos '|ast *|bsol \\|colon :|comma ,|commat @|equals =|gt >|hyphen -|lpar (|rpar )|lsqb [".split(
    '|',
  ),
  ...'rsqb ]|lbrack [|rbrack ]|lt <|lowbar _|mdash —|minus -|ndash –|NewLine \n|num #|percnt %'.split('|'),
  ...'period .|quot "|sol /|Tab \t|shy |zwj |zwnj '.split('|'),
])('the entity %j', (pair) => {
  const [name = '', sign] = pair.split(' ');
  expect(undoEscapes(`x&${name};x`)).toBe(`x${sign}x`);
});

describe('escapes', () => {
  test.each([
    ['quoted-printable before', 'src=3D198.51.100.7'],
    ['quoted-printable inside', '198=2E51=2E100=2E7'],
    ['quoted-printable after', '198.51.100.7=20\r\n'],
    ['a blank before', 'from=20198.51.100.7'],
    ['a hard blank before', 'from=C2=A0198.51.100.7'],
    ['a hard blank of Latin-1', 'from=A0198.51.100.7'],
    ['a soft line break', '198.51.1=\r\n00.7'],
    ['a soft line break of Unix', '198.51.1=\n00.7'],
    ['a soft line break before', 'the address is =\r\n198.51.100.7'],
    ['a field without a value', 'OUT=\n198.51.100.7'],
    ['a field without a value before a bracket', '[out]=\r\n198.51.100.7'],
    ['quoted-printable in small letters', 'src=3d198=2e51=2e100=2e7'],
    ['no quoted-printable', 'SRC=198.51.100.7 LEN=40'],
    ['a percent code before', 'u=%2F198.51.100.7%3A22'],
    ['percent codes inside', '198%2e51%2E100%252E7'],
    ['a hard blank of a URL', '%C2%A0198.51.100.7'],
    ['a line break of JSON', '"a\\n198.51.100.7"'],
    ['a tab of JSON', '{"x":"a\\t198.51.100.7\\r\\n"}'],
    ['JSON in JSON', '"a\\\\n198.51.100.7"'],
    ['Unicode codes', '198\\u002e51\\u002E100\\x2e7'],
    ['a pattern', '^198\\.51\\.100\\.7$'],
    ['a pattern in a string', '198\\\\.51\\\\.100\\\\.7'],
    ['Markdown', 'abuse\\_198.51.100.7\\_x'],
    ['a slash of JSON', 'http:\\/\\/198.51.100.7\\/'],
    ['entities', '198&#46;51&#x2e;100&period;7'],
    ['a hard blank of HTML', 'from&nbsp;198.51.100.7&nbsp;'],
    ['tags as text', '&lt;b&gt;198.51.100.7&lt;/b&gt;'],
    ['HTML in HTML', 'from&amp;nbsp;198.51.100.7'],
    ['a chance to break a line', '198.51.<wbr>100.7'],
    ['colours', '\u001b[31m198.51.100.7\u001b[0m'],
    ['colours as text', '\\x1b[31m198.51.100.7\\e[0m'],
    ['rsyslog', 'end of line#012198.51.100.7'],
  ])('%s: %o', (_, text) => expect(pick(text).addresses).toEqual(['198.51.100.7']));

  test.each([
    ['SRC=20.1.2.3 DST=40.5.6.7', ['20.1.2.3', '40.5.6.7']],
    ['src=3Dfe80::1%eth0', ['fe80::1']],
    ['src=2001:db8::1', ['2001:db8::1']],
    ['x=3D1 src=20ab:db8::1', ['20ab:db8::1']],
    ['OUT=\n2001:db8::1', ['2001:db8::1']],
    ['2001:d=\nb8::1', ['2001:db8::1']],
    ['src=FE80::1', ['fe80::1']],
    ['http://%5B2001%3Adb8%3A%3A1%5D/', ['2001:db8::1']],
    ['2001&colon;db8&#58;&#58;1', ['2001:db8::1']],
  ])('the addresses of %o are %o', (text, found) => expect(pick(text).addresses).toEqual(found));

  test.each([
    ['host=3Dmx1.shop.example', 'host=mx1.shop.example'],
    ['a\\nmx1.shop.example', 'a\nmx1.shop.example'],
    ['\\\\nas1.shop.example\\share', '\\\\nas1.shop.example\\share'],
    ['on \\\\nas1.shop.example', 'on \\\\nas1.shop.example'],
    ['x\\\\nmx1.shop.example', 'x\nmx1.shop.example'],
    ['x.\\\\r\\\\nmx1.shop.example', 'x.\n\nmx1.shop.example'],
    ['user=3D1 =40mx1.shop.example', 'user=1 @mx1.shop.example'],
    ['host=3D=22mx1.shop.example=22', 'host="mx1.shop.example '],
    ['a =28mx1.shop.example=29', 'a (mx1.shop.example '],
    ['LEN=40x', 'LEN=40x'],
    ['198.51.100=2e7', '198.51.100=2e7'],
    ['OUT=\nmx1.shop.example', 'OUT=\nmx1.shop.example'],
    [`${'-'.repeat(68)} sho=\np1.shop.example`, `${'-'.repeat(68)} shop1.shop.example`],
    ['mx1.sho=\np.example', 'mx1.shop.example'],
    ['m=C3=BCller and m%C3%BCller', 'müller and müller'],
    ['not UTF-8: =C3=28 %C3%28', 'not UTF-8: =C3  %C3('],
    ['a&#10;b&#13;c&#0;d&#x110000;e&#32;f', 'a\nb\nc d e f'],
    ['a%0Ab%09c%0Dd%20e', 'a\nb c\nd e'],
    ['a\\\\x2eb \\\\u002ec', 'a.b .c'],
    ['=3Dx =3dx', '=x =x'],
    ['%E2%80%93 and =E2=80=93', '– and –'],
    ['a\u001b[1mb', 'a b'],
    ['soft=\rbreak', 'softbreak'],
    ['50% of 100 & more; C=AB12', '50% of 100 & more; C=AB12'],
  ])('%o reads %o', (text, plain) => expect(refang(text)).toBe(plain));

  test.each([[`id=${id.toUpperCase()}`], [`id=3D${id}`], ['id=3D444840-9DC0-11D1-B245-5FFDCE74FAD2']])(
    'an id after "=" stays whole: %o',
    (text) => expect(pick(text).ids).toHaveLength(1),
  );
});
