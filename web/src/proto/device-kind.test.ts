// Real user agent strings and what they must be taken for.
import { expect, test } from 'vitest';
import { type BrowserSigns, describeDevice } from './device-kind.ts';

const WEBKIT = 'AppleWebKit/537.36 (KHTML, like Gecko)';

const CASES: readonly (readonly [what: string, signs: Partial<BrowserSigns>, expected: object])[] = [
  [
    'iPhone, Safari',
    {
      userAgent:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1',
      touchPoints: 5,
    },
    { kind: 'phone', os: 'iOS', browser: 'Safari' },
  ],
  [
    'iPad that says it is a Mac',
    {
      userAgent:
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
      touchPoints: 5,
    },
    { kind: 'tablet', os: 'iPadOS', browser: 'Safari' },
  ],
  [
    'Mac, Safari',
    {
      userAgent:
        'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Safari/605.1.15',
    },
    { kind: 'desktop', os: 'macOS', browser: 'Safari' },
  ],
  [
    'Android phone, Chrome with client hints',
    {
      userAgent: `Mozilla/5.0 (Linux; Android 10; K) ${WEBKIT} Chrome/142.0.0.0 Mobile Safari/537.36`,
      hints: { mobile: true, platform: 'Android', brands: ['Chromium', 'Google Chrome', 'Not?A_Brand'] },
      touchPoints: 5,
    },
    { kind: 'phone', os: 'Android', browser: 'Chrome' },
  ],
  [
    'Android tablet, Samsung Internet',
    {
      userAgent: `Mozilla/5.0 (Linux; Android 14; SAMSUNG SM-X710) ${WEBKIT} SamsungBrowser/27.0 Chrome/125.0.0.0 Safari/537.36`,
      touchPoints: 10,
    },
    { kind: 'tablet', os: 'Android', browser: 'Samsung Internet' },
  ],
  [
    'Windows laptop, Edge',
    {
      userAgent: `Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36 Edg/142.0.0.0`,
      hints: { mobile: false, platform: 'Windows', brands: ['Chromium', 'Microsoft Edge'] },
      touchPoints: 10,
    },
    { kind: 'laptop', os: 'Windows', browser: 'Edge' },
  ],
  [
    'Linux, Firefox',
    { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
    { kind: 'desktop', os: 'Linux', browser: 'Firefox' },
  ],
  [
    'Android phone, Firefox',
    { userAgent: 'Mozilla/5.0 (Android 15; Mobile; rv:140.0) Gecko/140.0 Firefox/140.0', touchPoints: 5 },
    { kind: 'phone', os: 'Android', browser: 'Firefox' },
  ],
  [
    'iPhone, Chrome',
    {
      userAgent:
        'Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) CriOS/142.0.0.0 Mobile/15E148 Safari/604.1',
    },
    { kind: 'phone', os: 'iOS', browser: 'Chrome' },
  ],
  [
    'Samsung TV',
    {
      userAgent:
        'Mozilla/5.0 (SMART-TV; LINUX; Tizen 7.0) AppleWebKit/537.36 (KHTML, like Gecko) 94.0.4606.31/7.0 TV Safari/537.36',
    },
    { kind: 'tv', os: 'Tizen', browser: 'Safari' },
  ],
  [
    'LG TV',
    {
      userAgent: `Mozilla/5.0 (Web0S; Linux/SmartTV) ${WEBKIT} Chrome/108.0.5359.211 Safari/537.36 WebAppManager`,
    },
    { kind: 'tv', os: 'webOS', browser: 'Chrome' },
  ],
  [
    'Fire TV stick',
    {
      userAgent: `Mozilla/5.0 (Linux; Android 9; AFTMM) ${WEBKIT} Silk/120.4.1 like Chrome/120.0.6099.230 Safari/537.36`,
    },
    { kind: 'tv', os: 'Android', browser: 'Silk' },
  ],
  [
    'Chromebook',
    {
      userAgent: `Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${WEBKIT} Chrome/142.0.0.0 Safari/537.36`,
      touchPoints: 10,
    },
    { kind: 'laptop', os: 'ChromeOS', browser: 'Chrome' },
  ],
  ['nothing known', { userAgent: '' }, { kind: 'desktop' }],
];

test.each(CASES)('%s', (_what, signs, expected) => {
  expect(describeDevice({ userAgent: '', touchPoints: 0, ...signs })).toEqual(expected);
});
