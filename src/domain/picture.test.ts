import { expect, test } from 'vitest';
import { safePicture } from './picture.ts';

const pageUrl = 'https://panel.example.com/servers';
const own = { apiUrl: 'https://panel.example.com/api/v1', pageUrl };
const foreign = { apiUrl: 'https://api.example.net/api/v1', pageUrl };

test.each([
  'data:image/png;base64,AAAA',
  'data:image/svg+xml,%3Csvg%2F%3E',
  'data:image/webp;base64,AAAA',
  'DATA:image/gif;base64,AAAA',
])('a picture in the answer itself is shown, whatever the API: %s', (icon) => {
  expect(safePicture(icon, own)).toBe(icon);
  expect(safePicture(icon, foreign)).toBe(icon);
});

test.each([
  ['/icons/ubuntu.svg', 'https://panel.example.com/icons/ubuntu.svg'],
  ['https://panel.example.com/icons/ubuntu.PNG', 'https://panel.example.com/icons/ubuntu.PNG'],
  ['/icons/../ubuntu.svg', 'https://panel.example.com/ubuntu.svg'],
])('a picture file of the page’s own origin is shown: %s', (icon, address) => {
  expect(safePicture(icon, own)).toBe(address);
});

test.each([
  '',
  'ubuntu',
  'ubuntu.svg',
  'https://otwa.cloud/ubuntu.svg',
  'http://panel.example.com/ubuntu.svg',
  'https://panel.example.com:8443/ubuntu.svg',
  'https://panel.example.com@evil.invalid/ubuntu.svg',
  'https://user@panel.example.com/ubuntu.svg',
  '//evil.invalid/ubuntu.svg',
  '/\\evil.invalid/ubuntu.svg',
  '/sign-out',
  '/ubuntu.svg?next=1',
  '/ubuntu.svg#part',
  '/api/v1/servers/ubuntu.svg',
  '/%61pi/v1/servers/ubuntu.svg',
  '/icons/..%2fapi/v1/ubuntu.svg',
  'javascript:alert(1)//.svg',
  'blob:https://panel.example.com/ubuntu.svg',
  'data:text/html,<script>alert(1)</script>',
  'data:image/svg',
  'https://',
])('the mark stays for %o', (icon) => {
  expect(safePicture(icon, own)).toBeUndefined();
});

test.each(['/icons/ubuntu.svg', 'https://api.example.net/icons/ubuntu.svg'])(
  'behind an API on another origin a path is another host’s: %s',
  (icon) => expect(safePicture(icon, foreign)).toBeUndefined(),
);
