import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Button, Field, Icon, Moment, ProblemWords, Toast } from '@holdfast/platform/portal';
import { FactorStore } from './factor-store';
import { PasskeyClient } from './passkey-client';

/** One's passkeys: which there are, another one, a better name, and one less. */
@Component({
  selector: 'hf-passkeys-card',
  imports: [TranslocoDirective, Button, Field, Icon, Moment],
  templateUrl: './passkeys-card.html',
  styleUrl: './factor-card.css',
})
export class PasskeysCard {
  protected readonly store = inject(FactorStore);
  protected readonly problems = inject(ProblemWords);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);
  protected readonly works = inject(PasskeyClient).works();
  protected readonly name = signal('');
  protected readonly notMade = signal(false);
  /** The passkey that is being renamed, and its name as typed; null while none is. */
  protected readonly renaming = signal<{ id: string; name: string } | null>(null);

  protected async add(event: Event): Promise<void> {
    event.preventDefault();
    const name = this.name().trim() || this.transloco.translate('factor.passkey.title');
    this.notMade.set(false);
    if (await this.store.addPasskey(name)) {
      this.name.set('');
      this.toast.say(this.transloco.translate('factor.passkey.saved'));
    } else this.notMade.set(this.store.refused() === null);
  }

  protected async rename(event: Event): Promise<void> {
    event.preventDefault();
    const asked = this.renaming();
    if (!asked || asked.name.trim() === '') return;
    if (await this.store.renamePasskey(asked.id, asked.name.trim())) this.renaming.set(null);
  }

  protected async remove(id: string): Promise<void> {
    if (await this.store.removePasskey(id)) this.toast.say(this.transloco.translate('factor.passkey.removed'));
  }
}
