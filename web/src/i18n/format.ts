// Sizes, rates, times and shares in the words of a language, by Intl alone.

export interface Formats {
  bytes(count: number): string;
  rate(bytesPerSecond: number): string;
  duration(seconds: number): string;
  percent(part: number, whole: number): string;
  /** Puts names in the order of the language. */
  compare(one: string, other: string): number;
  milliseconds(count: number): string;
}

// Decimal units, as the packaging of every disk and phone has them.
const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

export function formats(language: string): Formats {
  const unit = unitFormatter(language);
  const percent = new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 });
  const scaled = (count: number, suffix: string) => {
    const [value, step] = scale(count);
    return unit(value, UNITS[step] + suffix, step > 1 && value < 100 ? 1 : 0);
  };
  return {
    bytes: (count) => scaled(count, ''),
    rate: (bytesPerSecond) => scaled(bytesPerSecond, '-per-second'),
    duration: (seconds) => duration(seconds, unit),
    compare: new Intl.Collator(language, { numeric: true }).compare,
    milliseconds: (count) => unit(Math.round(count), 'millisecond', 0),
    // Not 100 % before the last byte is confirmed.
    percent: (part, whole) => percent.format(whole > 0 ? Math.floor((part / whole) * 100) / 100 : 0),
  };
}

type UnitFormatter = (value: number, unit: string, digits: number) => string;

function unitFormatter(language: string): UnitFormatter {
  const kept = new Map<string, Intl.NumberFormat>();
  return (value, unit, digits) => {
    const key = unit + digits;
    const format =
      kept.get(key) ??
      new Intl.NumberFormat(language, {
        style: 'unit',
        unit,
        unitDisplay: unit === 'byte' ? 'long' : 'short',
        maximumFractionDigits: digits,
      });
    kept.set(key, format);
    return format.format(value);
  };
}

function scale(count: number): [value: number, step: number] {
  let step = 0;
  let value = count;
  while (value >= 1000 && step < UNITS.length - 1) {
    value /= 1000;
    step += 1;
  }
  return [value, step];
}

function duration(seconds: number, unit: UnitFormatter): string {
  if (seconds < 60) return unit(Math.max(1, Math.ceil(seconds)), 'second', 0);
  if (seconds < 3600) return unit(Math.ceil(seconds / 60), 'minute', 0);
  return unit(seconds / 3600, 'hour', 1);
}
