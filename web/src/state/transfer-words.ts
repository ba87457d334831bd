// What the screen says about a transfer: its name, and how it is doing.
import type { FileView, TransferView } from '../proto/transfer/api.ts';
import { isFolder } from '../proto/transfer/outgoing.ts';
import { format, t } from './language.svelte.ts';

export function transferName({ files }: TransferView): string {
  const first = files[0]?.name ?? '';
  return files.length > 1 ? t('transfers.name', { first, count: files.length - 1 }) : first;
}

export function hasEnded({ state }: TransferView): boolean {
  return state === 'done' || state === 'failed' || state === 'cancelled';
}

/** The first names, for a line or two. */
export function fileNames({ files }: TransferView): string {
  const few = files.slice(0, 3).map(({ name }) => name);
  return few.join(', ') + (files.length > few.length ? ' …' : '');
}

export function transferStatus(view: TransferView): string {
  switch (view.state) {
    case 'running':
      return [progress(view), rate(view), timeLeft(view)].filter(Boolean).join(' · ');
    case 'done':
      return `${format.bytes(view.total)} · ${t(`transfer.done.${view.direction}`)}`;
    case 'failed':
    case 'cancelled':
      return ending(view);
    default:
      return t(view.hold ? `transfer.hold.${view.hold}` : `transfer.${view.state}`);
  }
}

function ending({ cause, by, state }: TransferView): string {
  const side = by ?? 'here';
  if (cause === 'declined') return t(`cause.declined.${side}`);
  if (cause === undefined || cause === 'cancelled') {
    return state === 'cancelled' ? t(`transfer.cancelled.${side}`) : t('cause.connection-lost');
  }
  return t(`cause.${cause}`);
}

function progress({ confirmed, total }: TransferView): string {
  return t('transfers.progress', { done: format.bytes(confirmed), total: format.bytes(total) });
}

function rate({ ratePerSecond }: TransferView): string {
  return ratePerSecond > 0 ? format.rate(ratePerSecond) : '';
}

function timeLeft({ secondsLeft }: TransferView): string {
  return secondsLeft === undefined ? '' : t('transfers.left', { time: format.duration(secondsLeft) });
}

/** How one file of a transfer is doing. */
export function fileStatus(file: FileView): string {
  const { state, cause, confirmed, size } = file;
  if (state === 'skipped') return t('file.skipped');
  if (state === 'cancelled') return t('transfer.cancelled.here');
  if (state === 'failed')
    return cause && cause !== 'cancelled' && cause !== 'declined' ? t(`cause.${cause}`) : '';
  if (isFolder(file)) return t('file.folder');
  if (file.held && state !== 'done') return t(`transfer.hold.paused-${file.held}`);
  return state === 'running' ? format.percent(confirmed, size) : format.bytes(size);
}
