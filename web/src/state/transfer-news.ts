// What is news about a transfer, for a person who does not look at the screen: not each percent.
import type { TransferView } from '../proto/transfer/api.ts';
import type { Chime } from './chime.ts';
import { format, t } from './language.svelte.ts';
import { fileNames, transferName, transferStatus } from './transfer-words.ts';

export interface News {
  readonly what: 'request' | 'done' | 'failed';
  readonly sound: Chime;
  readonly sentence: string;
  readonly detail: string;
}

/** `name`: of the other device. */
export function transferNews(
  view: TransferView,
  before: TransferView | undefined,
  name: string,
): News | undefined {
  if (view.state === before?.state && view.hold === before.hold) return undefined;
  if (view.hold === 'answer-here') return before?.hold === 'answer-here' ? undefined : request(view, name);
  if (view.state === 'done') return done(view, name);
  return view.state === 'failed' ? failed(view, name) : undefined;
}

function request(view: TransferView, name: string): News {
  const files = t('request.files', { count: view.files.length });
  const detail = `${fileNames(view)} · ${format.bytes(view.total)}`;
  return { what: 'request', sound: 'request', sentence: t('announce.request', { name, files }), detail };
}

function done(view: TransferView, name: string): News {
  const what = transferName(view);
  const sentence = t(view.direction === 'send' ? 'announce.sent' : 'announce.received', { what, name });
  return { what: 'done', sound: 'done', sentence, detail: transferStatus(view) };
}

function failed(view: TransferView, name: string): News {
  const reason = transferStatus(view);
  const sentence = t('announce.failed', { what: transferName(view), reason });
  return { what: 'failed', sound: 'done', sentence, detail: name };
}
