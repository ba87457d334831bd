// The icons as they are built: another renderer's eyes see in them, pixel by pixel, what the drawing is.
import { readFileSync } from 'node:fs';
import { Resvg } from '@resvg/resvg-wasm';
import { expect, test } from 'vitest';
import { renderIcons } from '../build/icons.ts';

const svg = readFileSync(new URL('../src/icon.svg', import.meta.url), 'utf8');

test.each([
  ['icon-192.png', 192, svg],
  ['icon-maskable-512.png', 512, svg.replace(/ rx="\d+"/, '')],
])('%s is the drawing, in half of the bytes', async (name, width, drawing) => {
  const png = (await renderIcons(svg)).get(name) ?? new Uint8Array();
  const drawn = new Resvg(drawing, { fitTo: { mode: 'width', value: width } }).render();
  const expected = drawn.pixels; // copied each time it is asked for
  const href = `data:image/png;base64,${Buffer.from(png).toString('base64')}`;
  const shown = new Resvg(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width}"><image width="${width}" height="${width}" image-rendering="optimizeSpeed" href="${href}"/></svg>`,
  ).render().pixels;
  const apart = shown.reduce((most, value, i) => Math.max(most, Math.abs(value - (expected[i] ?? 0))), 0);
  expect(apart).toBeLessThanOrEqual(1); // colours are divided by alpha and multiplied again
  expect(png.length).toBeLessThan(drawn.asPng().length * 0.5);
});
