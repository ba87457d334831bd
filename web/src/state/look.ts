// Looking at received files: which of them can be shown here, as what, and what other programs can be given.
import type { FileView } from '../proto/transfer/api.ts';

export { type TextPiece, textPieces } from '../proto/text-pieces.ts';

export type Look = 'image' | 'video' | 'audio' | 'text';

/** A picture that runs scripts or asks for others is shown by nobody but the program it was saved for. */
const DRAWN = /^image\/(?!svg)/;
const WRITTEN = /^(?:text\/|application\/(?:(?:json|xml|toml|yaml|javascript|x-sh)\b|[^;]*\+(?:json|xml)\b))/;
const WRITTEN_NAME =
  /\.(?:txt|md|csv|tsv|log|json|xml|ya?ml|toml|ini|conf|srt|vtt|ics|vcf|sh|py|rs|c|h|js|ts|css|html?)$/i;

/** Bytes of a text file that are shown. */
const MOST_TEXT = 256 * 1024;

/** As what a file is shown; undefined where it is only saved. */
export function lookOf({ type, name }: Pick<FileView, 'type' | 'name'>): Look | undefined {
  if (DRAWN.test(type)) return 'image';
  if (type.startsWith('video/')) return 'video';
  if (type.startsWith('audio/')) return 'audio';
  return WRITTEN.test(type) || (type === '' && WRITTEN_NAME.test(name)) ? 'text' : undefined;
}

/** The beginning of a text file, and whether more follows. */
export async function beginning(file: Blob): Promise<{ readonly text: string; readonly more: boolean }> {
  const text = await file.slice(0, MOST_TEXT).text();
  const more = file.size > MOST_TEXT;
  return { text: more ? text.replace(/\ufffd+$/, '') : text, more };
}

/** A picture drawn in a worker, as large as this screen can show it. */
export async function pictureOf(file: Blob): Promise<ImageBitmap | undefined> {
  const edge = Math.min(4096, Math.max(screen.width, screen.height) * devicePixelRatio);
  return (await import('../files/previews.ts')).viewed(file, edge);
}

/** Missing on plain HTTP and in some browsers, whatever the types say. */
type Sharing = Partial<Pick<Navigator, 'share' | 'canShare'>>;

/** Whether this browser hands such files to other programs. */
export function canShare({ name, type }: Pick<FileView, 'name' | 'type'>): boolean {
  const { canShare: asked } = navigator as Sharing;
  return asked?.call(navigator, { files: [new File([], name, { type })] }) ?? false;
}

export const canShareText = () => (navigator as Sharing).share !== undefined;

/** Nothing is said when the person changes their mind. */
export async function share(what: ShareData): Promise<void> {
  try {
    await navigator.share(what);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}

/** What is kept here carries no type; one that would run as a page is given to nobody. */
export function typed(file: Blob, { type }: Pick<FileView, 'type'>): Blob {
  return file.slice(0, file.size, type);
}

/** Where a player finds a video or a sound; forgotten by whoever asked. */
export function addressOf(file: Blob, view: Pick<FileView, 'type' | 'name'>): string | undefined {
  const look = lookOf(view);
  return look === 'video' || look === 'audio' ? URL.createObjectURL(typed(file, view)) : undefined;
}

/** Copies a drawn picture, where the browser lets pages do that. */
export async function copyPicture(canvas: HTMLCanvasElement): Promise<boolean> {
  try {
    const png = new Promise<Blob>((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('empty picture'))), 'image/png'),
    );
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
    return true;
  } catch {
    return false; // plain HTTP, or forbidden by a setting of the browser
  }
}

/** Where a long text is cut, so that no character is cut in two. */
export function cutAt(text: string, at: number): number {
  const line = text.lastIndexOf('\n', at);
  if (line > at / 2) return line + 1;
  const code = text.charCodeAt(at - 1);
  return code >= 0xd800 && code < 0xdc00 ? at - 1 : at;
}
