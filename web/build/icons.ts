// Renders the icon to the pictures that systems want of an installed page; the drawing itself is src/icon.svg alone.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { initWasm, Resvg } from '@resvg/resvg-wasm';
import { palettePng } from './palette-png.ts';

const WASM = createRequire(import.meta.url).resolve('@resvg/resvg-wasm/index_bg.wasm');

/** Systems cut maskable icons to shapes of their own, so these fill the square; the drawing lies within the safe circle. */
const filled = (svg: string) => svg.replace(/ rx="\d+"/, '');

/** File names and widths; `touch` is what iOS puts on its home screen, and cuts as well. */
const PICTURES = [
  { name: 'icon-192.png', width: 192, cut: false },
  { name: 'icon-512.png', width: 512, cut: false },
  { name: 'icon-maskable-192.png', width: 192, cut: true },
  { name: 'icon-maskable-512.png', width: 512, cut: true },
  { name: 'icon-touch-180.png', width: 180, cut: true },
] as const;

let ready: Promise<void> | undefined;

/** The pictures by file name. */
export async function renderIcons(svg: string): Promise<Map<string, Uint8Array>> {
  await (ready ??= initWasm(readFileSync(WASM)));
  return new Map(PICTURES.map(({ name, width, cut }) => [name, render(cut ? filled(svg) : svg, width)]));
}

function render(svg: string, width: number): Uint8Array {
  return palettePng(new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render());
}
