// How each file of an incoming transfer ends: what was verified is confirmed, what was wrong comes again once, then fails.
import type { ReceiverCommand } from './receiver-command.ts';
import type { ReceiverFile } from './receiver-file.ts';
import type { ReceiverIntake } from './receiver-intake.ts';
import type { ReceiverKeeping } from './receiver-keeping.ts';
import type { ReceiverReports } from './receiver-reports.ts';
import type { Cause } from './transfer/api.ts';
import type { Ledger } from './transfer/ledger.ts';
import type { TransferMessage } from './transfer/messages.ts';

/** What the receiver has of it all. */
export interface VerdictBooks {
  readonly ledger: Ledger;
  readonly files: ReceiverIntake;
  readonly reports: ReceiverReports;
  readonly keeping: ReceiverKeeping;
  readonly command: (command: ReceiverCommand) => void;
  /** Heard on this connection, or not at all: the next one begins with what is here. */
  readonly say: (message: TransferMessage) => void;
  /** What is left may all be held. */
  readonly moved: (now: number) => void;
}

export class ReceiverVerdicts {
  constructor(
    readonly transfer: number,
    private readonly books: VerdictBooks,
  ) {}

  handleLeaf(index: number, leaf: number, good: boolean, now: number): void {
    const { files, ledger, reports } = this.books;
    const [file, length] = files.settle(index, leaf, good) ?? [];
    if (!file || length === undefined) return; // closed meanwhile
    if (!good) return this.#wrongLeaf(file, leaf, now);
    ledger.confirm(index, file.confirmed, now);
    reports.confirm(index, file.confirmed, length);
    this.finishIfWhole(file);
    this.#checkpoint(now);
  }

  handleUnpacked(indices: readonly number[], good: boolean, now: number, saveable: boolean): void {
    const { files, ledger, reports } = this.books;
    files.packs.settle(indices);
    for (const index of indices) {
      if (!ledger.isOpen(index)) continue; // closed meanwhile
      if (!good) this.#wrongFile(index, now);
      else {
        reports.verify(index);
        ledger.finish(index, now, saveable);
      }
    }
    this.endIfOver(now);
    this.#checkpoint(now);
  }

  handleFinished(index: number, good: boolean, now: number, saveable: boolean): void {
    const { files, ledger, reports, keeping } = this.books;
    if (!files.get(index)) return;
    if (!good) return this.fail(index, keeping.whyOtherRoot, now);
    files.close(index);
    reports.verify(index);
    ledger.finish(index, now, saveable);
    this.endIfOver(now);
  }

  finishIfWhole(file: ReceiverFile): void {
    if (file.root === undefined || file.finishing || !file.whole) return;
    file.finishing = true;
    const { index, size, root } = file;
    this.books.command({ do: 'finish', transfer: this.transfer, file: index, size, root });
  }

  fail(index: number, cause: Cause, now: number): void {
    const { ledger, reports, say } = this.books;
    if (!ledger.isOpen(index)) return;
    say(reports.fail(index, cause));
    this.close(index, cause);
    this.endIfOver(now);
  }

  close(index: number, cause: Cause): void {
    const { files, ledger, reports, command } = this.books;
    if (!ledger.isOpen(index)) return;
    files.close(index);
    reports.drop(index);
    ledger.drop(index, cause);
    command({ do: 'discard', transfer: this.transfer, file: index });
  }

  endIfOver(now: number): void {
    if (this.books.ledger.open === 0) this.books.ledger.endByVerdicts(now);
    else this.books.moved(now);
  }

  #wrongLeaf(file: ReceiverFile, leaf: number, now: number): void {
    if (file.wrong.has(leaf)) return this.fail(file.index, 'digest-mismatch', now);
    file.wrong.add(leaf);
    this.#again(file.index, leaf);
  }

  #wrongFile(file: number, now: number): void {
    if (!this.books.files.packs.mayComeAgain(file)) return this.fail(file, 'digest-mismatch', now);
    this.#again(file, 0);
  }

  #again(file: number, leaf: number): void {
    this.books.say({ type: 'leaf-request', transfer: this.transfer, file, leaf });
  }

  #checkpoint(now: number): void {
    const { ledger, keeping, command } = this.books;
    if (!ledger.ended && keeping.isDue(now)) command({ do: 'checkpoint', transfer: this.transfer });
  }
}
