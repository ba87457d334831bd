// The findings as they come in, in words, and the report that can be copied.
import { type Facts, type Finding, findings } from '../proto/diagnosis.ts';
import type { App } from './app.svelte.ts';
import { t } from './language.svelte.ts';

export interface FindingView {
  readonly about: Finding['about'];
  readonly label: string;
  readonly value: string;
  readonly advice: string | undefined;
}

export class Diagnosis {
  running = $state(true);
  #facts = $state.raw<Omit<Facts, 'seen'>>({ secureContext: window.isSecureContext, relay: {} });
  readonly findings: readonly FindingView[] = $derived.by(() =>
    findings({ ...this.#facts, seen: this.app.devices.length }).map(inWords),
  );

  constructor(private readonly app: App) {}

  async run(): Promise<void> {
    await this.app
      .examine((facts) => (this.#facts = { ...this.#facts, ...facts }))
      .catch(() => (this.#facts = { ...this.#facts, whoAmI: false }));
    this.running = false;
  }

  get report(): string {
    const lines = this.findings.map(({ label, value, advice }) => [`${label}: ${value}`, advice]);
    return [...lines.flat().filter(Boolean), navigator.userAgent].join('\n');
  }
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
