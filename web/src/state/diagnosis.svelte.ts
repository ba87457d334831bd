// The findings as they come in, in words, connections that are tried out, and the report that can be copied.
import { SvelteMap } from 'svelte/reactivity';
import { type Facts, type Finding, findings } from '../proto/diagnosis.ts';
import { type IceEnd, type IceReport, iceEndText } from '../proto/ice-end.ts';
import type { PeerId } from '../proto/messages.ts';
import type { PeerPath } from '../session.ts';
import type { App } from './app.svelte.ts';
import { format, t } from './language.svelte.ts';

export interface FindingView {
  readonly about: string;
  readonly label: string;
  readonly value: string;
  readonly advice: string | undefined;
}

/** What a connection to one device came to. */
export interface TrialView extends FindingView {
  readonly id: PeerId;
  readonly path: PeerPath['at'];
  /** One line each: the pair in use, then what both sides offered. */
  readonly details: readonly string[];
}

interface Trial {
  /** When it was asked for; not where the two were connected already. */
  readonly begun?: number;
  readonly took?: number;
  readonly report?: IceReport;
}

export class Diagnosis {
  running = $state(true);
  #facts = $state.raw<Omit<Facts, 'seen'>>({
    secureContext: window.isSecureContext,
    webRtc: true,
    rooms: [],
    relay: {},
  });
  readonly #seen = new SvelteMap<PeerId, PeerPath['at']>();
  readonly #trials = new SvelteMap<PeerId, Trial>();
  readonly findings: readonly FindingView[] = $derived.by(() =>
    findings({ ...this.#facts, seen: this.app.devices.length }).map(inWords),
  );
  /** Each device in sight, with how it is reached. */
  readonly trials: readonly TrialView[] = $derived.by(() =>
    this.app.devices.map(({ id, name }) => this.#view(id, name)),
  );

  constructor(private readonly app: App) {}

  async run(): Promise<void> {
    await this.app
      .examine((facts) => (this.#facts = { ...this.#facts, ...facts }))
      .catch(() => (this.#facts = { ...this.#facts, whoAmI: false }));
    this.running = false;
  }

  /** Opens the way to a device, to see whether and how it is reached. */
  try(id: PeerId): void {
    this.#note(id, { begun: performance.now() });
    this.app.try(id);
  }

  /** A path became another one: what is it made of? */
  async look(id: PeerId, path: PeerPath['at']): Promise<void> {
    if (this.#seen.get(id) === path) return;
    this.#seen.set(id, path);
    if (path === 'connecting' || path === 'idle') return;
    const before = this.#trials.get(id) ?? {};
    const took = before.begun === undefined ? {} : { took: performance.now() - before.begun };
    const report = path === 'failed' ? undefined : await this.app.connection(id).catch(() => undefined);
    this.#note(id, { ...took, ...before, ...(report && { report }) });
  }

  get report(): string {
    const lines = this.findings.map(({ label, value, advice }) => [`${label}: ${value}`, advice]);
    const tried = this.trials.map(({ label, value, advice, details }) => [
      `${label}: ${value}`,
      advice,
      ...details,
    ]);
    return [...lines, ...tried, navigator.userAgent].flat().filter(Boolean).join('\n');
  }

  #note(id: PeerId, trial: Trial): void {
    this.#trials.set(id, trial);
  }

  #view(id: PeerId, label: string): TrialView {
    const path = this.app.reached(id);
    const { took, report } = this.#trials.get(id) ?? {};
    const ms = took !== undefined && path.at !== 'failed' ? ` · ${format.milliseconds(took)}` : '';
    return {
      id,
      about: id,
      path: path.at,
      label,
      value: path.at === 'failed' ? t(`status.failed.${path.reason}`) : `${t(`path.${path.at}`)}${ms}`,
      advice: adviceOn(path),
      details: report ? detailsOf(report) : [],
    };
  }
}

function adviceOn(path: PeerPath): string | undefined {
  if (path.at === 'relay') return t('diagnosis.trial.relay');
  return path.at === 'failed' ? t(`diagnosis.trial.${path.reason}`) : undefined;
}

function detailsOf({ pair, local, remote }: IceReport): string[] {
  const trip = pair?.roundTripMs === undefined ? '' : ` (${format.milliseconds(pair.roundTripMs)})`;
  const side = (label: string, ends: readonly IceEnd[]) => ends.map((end) => `${label}: ${iceEndText(end)}`);
  return [
    ...(pair
      ? [`${t('diagnosis.pair')}: ${iceEndText(pair.local)} ⇄ ${iceEndText(pair.remote)}${trip}`]
      : []),
    ...side(t('diagnosis.here'), local),
    ...side(t('diagnosis.there'), remote),
  ];
}

function inWords({ about, value, advice }: Finding): FindingView {
  const works = typeof value === 'boolean';
  return {
    about,
    label: t(`diagnosis.about.${about}`),
    value: works ? t(value ? 'diagnosis.yes' : 'diagnosis.no') : value,
    advice: advice && t(`diagnosis.advice.${advice}`),
  };
}
