import { expect, test } from 'vitest';
import { decodeMail } from '#domain/decodeMail.ts';
import { pickFromText, refang, type TextPicks } from '#domain/textPicks.ts';

/** The formats in which reports come, each as its senders write it, with addresses that are kept for examples. */

const base64 = (text: string): string => Buffer.from(text).toString('base64');

const arf = `From: <abuse@isp.example>
Content-Type: multipart/report; report-type=feedback-report; boundary="b1"

--b1
Content-Type: text/plain; charset="US-ASCII"
Content-Transfer-Encoding: 7bit

This is an email abuse report for a message received from 198.51.100.7.

--b1
Content-Type: message/feedback-report

Feedback-Type: abuse
User-Agent: SomeGenerator/1.0.2.0
Version: 1
Source-IP: 198.51.100.7
Arrival-Date: Sun, 29 Nov 2026 12:03:41 +0000
Reported-Domain: mx1.shop.example

--b1
Content-Type: message/rfc822
Content-Transfer-Encoding: quoted-printable

Received: from mx1.shop.example (mx1.shop.example [IPv6:2001:db8::25])
 by mx.isp.example with ESMTP id M63d4137594e46; Sun, 29 Nov 2026 12:03:40 +0000
Subject: =?utf-8?B?${base64('Gewinn 203.0.113.9')}?=

click http://203.0.113.10/?a=3D1
--b1--
`;

const xarf = JSON.stringify({
  XARFVersion: '4',
  ReporterInfo: { ReporterOrg: 'Example', ReporterOrgEmail: 'abuse@isp.example' },
  Disclosure: true,
  Report: {
    ReportClass: 'Activity',
    ReportType: 'LoginAttack',
    Date: '2026-11-29T12:03:41Z',
    SourceIp: '198.51.100.7',
    SourcePort: 51422,
    DestinationIp: '192.0.2.80',
    AdditionalInfo: { Note: 'seen\\nalso from\\t203.0.113.9' },
    Samples: [
      {
        ContentType: 'text/plain',
        Base64Encoded: true,
        Payload: base64(
          'Nov 29 12:03:41 sshd[9]: Failed password for root from 203.0.113.10 port 51422 ssh2',
        ),
      },
    ],
  },
});

const fail2ban = `Subject: [Fail2Ban] sshd: banned 198.51.100.7 from mail.isp.example

Hi,

The IP 198.51.100.7 has just been banned by Fail2Ban after
5 attempts against sshd.

Here is more information about 198.51.100.7 :

inetnum:        198.51.100.0 - 198.51.100.31
route:          198.51.100.0/24
origin:         AS64500
nic-hdl:        ABC1-EXAMPLE

Lines containing failures of 198.51.100.7 (max 1000)
Nov 29 12:03:41 mail sshd[2731]: Invalid user admin from 198.51.100.7 port 51422
`;

const shadowserver = `"timestamp","ip","port","protocol","tag","hostname","asn","geo","naics","data"
"2026-11-29 12:03:41","198.51.100.7",123,"udp","ntp-monitor","198-51-100-8.static.isp.example",64500,"DE",0,"1.2.3"
"2026-11-29 12:03:44","2001:db8::25",53,"udp","dns",,64500,"DE",0,
`;

const netscan = `##########################################################################
#               Netscan detected from host   198.51.100.7               #
##########################################################################

time                protocol src_ip src_port          dest_ip dest_port
---------------------------------------------------------------------------
Sun Nov 29 12:03:41 2026 TCP   198.51.100.7 51422 =>      192.0.2.80 22
2026-11-29 12:03:42 TCP 198.51.100.7 51424 =>      192.0.2.82 22
`;

const iptables = `Nov 29 12:03:41 gw kernel: [ 1234.567890] DROP IN=eth0 OUT= MAC=52:54:00:12:34:56:00:11:22:33:44:55:08:00 SRC=198.51.100.7 DST=192.0.2.80 LEN=40 TOS=0x00 PREC=0x00 TTL=243 ID=54321 PROTO=TCP SPT=51422 DPT=22 WINDOW=1024 RES=0x00 SYN URGP=0
Nov 29 12:03:42 gw kernel: DROP IN=eth0 OUT= SRC=2001:0db8:0000:0000:0000:0000:0000:0025 DST=2001:0db8:0000:0000:0000:0000:0000:0080 LEN=60
`;

test.each<[string, string, Partial<TextPicks>]>([
  ['ARF', arf, { addresses: ['198.51.100.7', '2001:db8::25', '203.0.113.9', '203.0.113.10'] }],
  ['X-ARF 4', xarf, { addresses: ['198.51.100.7', '192.0.2.80', '203.0.113.9', '203.0.113.10'] }],
  [
    'fail2ban',
    fail2ban,
    {
      addresses: ['198.51.100.7'],
      blocks: ['198.51.100.0/24'],
      ranges: ['198.51.100.0 - 198.51.100.31'],
    },
  ],
  ['Shadowserver', shadowserver, { addresses: ['198.51.100.7', '198.51.100.8', '2001:db8::25'] }],
  ['netscan', netscan, { addresses: ['198.51.100.7', '192.0.2.80', '192.0.2.82'] }],
  ['iptables', iptables, { addresses: ['198.51.100.7', '192.0.2.80', '2001:db8::25', '2001:db8::80'] }],
])('%s', (_, report, picks) => {
  const { text, unread } = decodeMail(report);
  expect(pickFromText(refang(text))).toEqual({ addresses: [], blocks: [], ranges: [], ids: [], ...picks });
  expect(unread).toBe(0);
});
