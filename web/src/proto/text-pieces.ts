// Finds links and phone numbers in a text; says only where they are, and makes nothing of what is neither.
import { withoutTurning } from './turning.ts';

export interface TextPiece {
  readonly text: string;
  /** Where it leads: http, https or a phone number, and nothing else. */
  readonly href?: string;
}

const HIDDEN = '\\u061c\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060\\u2066-\\u2069\\ufeff';
/** As long as browsers take; quotes of any language end it. */
const LINK = `https?:\\/\\/[^\\s<>"'\`“”„«»「」${HIDDEN}]{1,2000}`;
const NOT_BEFORE = '(?![\\p{L}\\p{N}_])';
/** International, or as it is dialled at home: with a leading zero, or in three groups. */
const DIALLED = '(?:\\+\\d|\\(?0\\d)[\\d ()/.-]{5,20}\\d|\\(?\\d{3}\\)?[ .-]\\d{3}[ .-]\\d{4}';
const PHONE = `(?:${DIALLED})${NOT_BEFORE}`;
const FOUND = new RegExp(`(${LINK})|(${PHONE})`, 'giu');
/** What a number is a part of, when it comes just before; looked at apart, because Safari looks behind only since 16.4. */
const WITHIN = /(?:[\p{L}\p{N}.,:/_-]|\d )$/u;
const LONGEST_WITHIN = 2;
/** What ends a sentence and is no part of the link in it. */
const ENDING = /[.,;:!?…]+$/u;
/** Digits of a number that can be dialled (E.164 allows fifteen). */
const FEWEST_DIGITS = 7;
const MOST_DIGITS = 15;
/** Days and decimal numbers that look like numbers to be dialled. */
const NO_PHONE = /^(?:\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|0[.,]\d+|\d{1,3}(?:\.\d{1,3}){3})$/u;

/** The text in pieces, in order; together they are the text without what would disorder it on the screen. */
export function textPieces(text: string): TextPiece[] {
  const shown = withoutTurning(text);
  const pieces: TextPiece[] = [];
  let end = 0;
  for (const match of candidates(shown)) {
    const piece = match[1] === undefined ? phone(match[0]) : link(match[1]);
    if (!piece) continue;
    if (match.index > end) pieces.push({ text: shown.slice(end, match.index) });
    pieces.push(piece);
    end = match.index + piece.text.length;
  }
  if (end < shown.length) pieces.push({ text: shown.slice(end) });
  return pieces;
}

/** Where a number only seems to begin, the next place is tried. */
function* candidates(text: string): Generator<RegExpExecArray> {
  const search = new RegExp(FOUND);
  let match: RegExpExecArray | null;
  while ((match = search.exec(text))) {
    const before = text.slice(Math.max(0, match.index - LONGEST_WITHIN), match.index);
    if (match[2] !== undefined && WITHIN.test(before)) search.lastIndex = match.index + 1;
    else yield match;
  }
}

function link(found: string): TextPiece | undefined {
  const text = balanced(found.replace(ENDING, ''));
  const url = URL.canParse(text) ? new URL(text) : undefined;
  // Who is named before an @ is not who is asked: such links are there to deceive.
  if (!url || !/^https?:$/.test(url.protocol) || url.username !== '' || url.password !== '') return undefined;
  return { text, href: url.href };
}

/** A bracket that was opened before the link is closed after it. */
function balanced(text: string): string {
  const open = text.split('(').length;
  let kept = text;
  while (kept.endsWith(')') && open < kept.split(')').length) kept = kept.slice(0, -1).replace(ENDING, '');
  return kept;
}

function phone(found: string): TextPiece | undefined {
  const digits = found.replace(/\D/g, '');
  if (digits.length < FEWEST_DIGITS || digits.length > MOST_DIGITS || NO_PHONE.test(found)) return undefined;
  return { text: found, href: `tel:${found.startsWith('+') ? '+' : ''}${digits}` };
}
