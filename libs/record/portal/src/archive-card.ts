import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Button, Can, Field, Icon, ProblemWords, TimeWords, Toast, saveFile } from '@holdfast/platform/portal';
import { SizeWords } from '@holdfast/operation/portal';
import type { ArchiveView } from '@holdfast/record/model';
import { TwoPersonStore } from './two-person-store';

/** Archives of the clinic: asked for with a key that is made here, approved by another person, made, taken away. */
@Component({
  selector: 'hf-archive-card',
  imports: [TranslocoDirective, Button, Can, Field, Icon],
  templateUrl: './archive-card.html',
  styleUrl: './two-person-card.css',
})
export class ArchiveCard {
  protected readonly store = inject(TwoPersonStore);
  protected readonly problems = inject(ProblemWords);
  protected readonly time = inject(TimeWords);
  protected readonly sizes = inject(SizeWords);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);
  /** The secret half of the key, as long as the person has not said that they keep it; it never leaves this page. */
  protected readonly secret = signal('');
  protected readonly recipient = signal('');
  protected readonly hasKept = signal(false);
  protected readonly isAsking = signal(false);

  protected async begin(): Promise<void> {
    const { generateX25519Identity, identityToRecipient } = await import('age-encryption');
    const secret = await generateX25519Identity();
    this.recipient.set(await identityToRecipient(secret));
    this.secret.set(secret);
    this.hasKept.set(false);
    this.isAsking.set(true);
  }

  protected saveKey(): void {
    saveFile('archive-key.txt', new Blob([`${this.secret()}\n`], { type: 'text/plain' }));
    this.hasKept.set(true);
  }

  protected stop(): void {
    this.isAsking.set(false);
    this.secret.set('');
  }

  protected async ask(event: Event, reason: string): Promise<void> {
    event.preventDefault();
    if (!this.hasKept() || !(await this.store.askArchive(this.recipient(), reason))) return;
    this.stop();
    this.toast.say(this.transloco.translate('record.archive.asked'));
  }

  protected async take({ id }: ArchiveView): Promise<void> {
    const file = await this.store.takeArchive(id);
    if (file) saveFile('archive.zip.age', file);
  }

  protected percent({ tables, tablesDone }: ArchiveView): number {
    return tables === 0 ? 0 : Math.floor((100 * tablesDone) / tables);
  }
}
