// What a receiver keeps for the time after a reload: when it is due, and how the books are filled from it again.
import type { ReceiverIntake } from './receiver-intake.ts';
import type { ReceiverReports } from './receiver-reports.ts';
import type { Cause } from './transfer/api.ts';
import { IndexSet } from './transfer/index-set.ts';
import type { Ledger } from './transfer/ledger.ts';
import { CHECKPOINT_EVERY } from './transfer/limits.ts';
import { NO_PROGRESS, type ResumeProgress } from './transfer/resume.ts';

export class ReceiverKeeping {
  /** What was there when this page was loaded. */
  progress: ResumeProgress = NO_PROGRESS;
  /** The page at the other end that offered what was accepted. */
  acceptedFrom = '';
  #checkpointAt = -Infinity;

  /** The page at the other end. */
  constructor(public instance: string) {}

  /** The page that offered was loaded anew since: it may have been given another file under the same name. */
  get otherPage(): boolean {
    return this.instance !== this.acceptedFrom;
  }

  /** Every leaf was what its digest said; so a whole that differs was read from another file by another page, or is a lie. */
  get whyOtherRoot(): Cause {
    return this.otherPage ? 'file-changed' : 'digest-mismatch';
  }

  accepted(): void {
    this.acceptedFrom = this.instance;
  }

  isDue(now: number): boolean {
    if (now - this.#checkpointAt < CHECKPOINT_EVERY) return false;
    this.#checkpointAt = now;
    return true;
  }

  restore(ledger: Ledger, files: ReceiverIntake, reports: ReceiverReports, now: number): void {
    const { finished, failed, open } = this.progress;
    reports.restore(this.progress);
    for (const index of IndexSet.of(finished)) {
      ledger.confirm(index, ledger.files[index]?.size ?? 0, now);
      ledger.close(index, 'done');
      ledger.patch(index, { saveable: true });
    }
    for (const [index, cause] of failed) ledger.drop(index, cause);
    for (const { file: index, tree } of open) {
      if (!ledger.isOpen(index)) continue;
      const file = files.open(index, ledger.files[index]?.size ?? 0);
      if (file.restore(tree)) ledger.confirm(index, file.confirmed, now);
    }
  }
}
