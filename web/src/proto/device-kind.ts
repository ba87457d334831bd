// Tells what kind of device this is from the browser's client hints and user agent; knows strings only.

/** The kinds a browser can be; the contract also knows `headless`, which never runs this client. */
export type BrowserKind = 'phone' | 'tablet' | 'desktop' | 'laptop' | 'tv';

export interface DeviceDescription {
  readonly kind: BrowserKind;
  readonly os?: string;
  readonly browser?: string;
}

/** What a browser says of itself. */
export interface BrowserSigns {
  readonly userAgent: string;
  /** `navigator.userAgentData`, where there is one (secure pages of Chromium). */
  readonly hints?: {
    readonly mobile: boolean;
    readonly platform: string;
    readonly brands: readonly string[];
  };
  /** An iPad says it is a Mac, and a laptop looks like a desktop: their touch points give some of them away. */
  readonly touchPoints: number;
}

type Table = readonly (readonly [RegExp, string])[];

const SYSTEMS: Table = [
  [/Tizen/, 'Tizen'],
  [/Web0S|webOS/, 'webOS'],
  [/CrOS/, 'ChromeOS'],
  [/Windows/, 'Windows'],
  [/iPhone|iPod/, 'iOS'],
  [/iPad/, 'iPadOS'],
  [/Android/, 'Android'],
  [/Mac OS X|macOS/, 'macOS'],
  [/Linux|X11/, 'Linux'],
];

// Order matters: every Chromium also says "Chrome" and "Safari".
const BROWSERS: Table = [
  [/SamsungBrowser/, 'Samsung Internet'],
  [/Edg(e|A|iOS)?\/|Microsoft Edge/, 'Edge'],
  [/OPR\/|Opera/, 'Opera'],
  [/Vivaldi/, 'Vivaldi'],
  [/Firefox\/|FxiOS/, 'Firefox'],
  [/Silk\//, 'Silk'],
  [/CriOS|Google Chrome|Chrome\//, 'Chrome'],
  [/Chromium/, 'Chromium'],
  [/Safari\//, 'Safari'],
];

const TV =
  /SMART-TV|SmartTV|Smart-TV|AppleTV|Android TV|GoogleTV|BRAVIA|AFT[A-Z]|Web0S|HbbTV|Tizen.*TV|CrKey/;

export function describeDevice(signs: BrowserSigns): DeviceDescription {
  const disguised = isDisguisedIpad(signs);
  const os = disguised
    ? 'iPadOS'
    : (match(SYSTEMS, signs.userAgent) ?? match(SYSTEMS, signs.hints?.platform));
  const browser = match(BROWSERS, signs.hints?.brands.join(' ')) ?? match(BROWSERS, signs.userAgent);
  return {
    kind: disguised ? 'tablet' : kindOf(signs),
    ...(os === undefined ? {} : { os }),
    ...(browser === undefined ? {} : { browser }),
  };
}

function kindOf({ userAgent, hints, touchPoints }: BrowserSigns): BrowserKind {
  if (TV.test(userAgent)) return 'tv';
  if (/iPad|Tablet|PlayBook|Silk\//.test(userAgent)) return 'tablet';
  if (hints?.mobile || /iPhone|iPod|Mobi/.test(userAgent)) return 'phone';
  if (/Android/.test(userAgent)) return 'tablet';
  return touchPoints > 0 || /CrOS/.test(userAgent) ? 'laptop' : 'desktop';
}

function isDisguisedIpad({ userAgent, touchPoints }: BrowserSigns): boolean {
  return /Macintosh/.test(userAgent) && touchPoints > 1;
}

function match(table: Table, text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  return table.find(([pattern]) => pattern.test(text))?.[1];
}
