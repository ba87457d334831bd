// Links and phone numbers are found, and nothing that is neither becomes one.
import { expect, test } from 'vitest';
import { textPieces } from './text-pieces.ts';

const links = (text: string) =>
  textPieces(text).flatMap((piece) => (piece.href === undefined ? [] : [piece.href]));

test.for([
  ['see https://example.org/a?b=c#d.', ['https://example.org/a?b=c#d']],
  ['(http://192.168.1.20:8080/x)', ['http://192.168.1.20:8080/x']],
  ['https://de.wikipedia.org/wiki/Bank_(Sitz), isn’t it?', ['https://de.wikipedia.org/wiki/Bank_(Sitz)']],
  ['HTTPS://EXAMPLE.ORG', ['https://example.org/']],
  ['„https://example.org/ü“', ['https://example.org/%C3%BC']],
  ['two http://a.de and http://b.de', ['http://a.de/', 'http://b.de/']],
  ['call +49 30 1234567, please', ['tel:+49301234567']],
  ['030 / 123 45 67', ['tel:0301234567']],
  ['(555) 123-4567', ['tel:5551234567']],
  ['+1-202-555-0143', ['tel:+12025550143']],
] as [string, string[]][])('%s', ([text, expected]) => {
  expect(links(text)).toEqual(expected);
});

test.for([
  'javascript:alert(1)',
  'data:text/html,<script>alert(1)</script>',
  'https://bank.example@evil.example/',
  'http://',
  'file:///etc/passwd',
  '2026-11-28 12:30',
  '08.05.2024',
  '192.168.1.20',
  '0.1234567',
  '1 000 000 000',
  'version 0123456789012345678901',
  'ISBN 978-3-16-148410-0',
  'abc0301234567',
])('nothing to follow in %s', (text) => {
  expect(links(text)).toEqual([]);
});

test('the pieces are the text, whatever is in it', () => {
  const text = 'a <b>bold</b> http://x.y/?q=<i> +49 30 1234567 end\nnext https://z.example';
  expect(
    textPieces(text)
      .map((piece) => piece.text)
      .join(''),
  ).toBe(text);
});

test('what turns the direction of writing is not shown, and ends a link', () => {
  const text = 'https://evil.example/\u202egpj.elpmaxe\u202c \u2066x\u2069';
  const pieces = textPieces(text);
  expect(pieces.map((piece) => piece.text).join('')).toBe('https://evil.example/gpj.elpmaxe x');
});

test('a long text without links is one piece, and quickly', () => {
  const text = '0 1 '.repeat(250_000) + '('.repeat(10_000) + 'https://a.b/' + ')'.repeat(10_000);
  expect(textPieces(text).length).toBeGreaterThan(0);
});
