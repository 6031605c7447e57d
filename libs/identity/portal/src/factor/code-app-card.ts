import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { Button, Field, ProblemWords, Toast } from '@holdfast/platform/portal';
import { FactorStore } from './factor-store';
import { pictureOf, type SecretPicture } from './secret-picture';

/** One's code app: its secret shown once, confirmed by a code of it, and taken away again. */
@Component({
  selector: 'hf-code-app-card',
  imports: [TranslocoDirective, Button, Field],
  templateUrl: './code-app-card.html',
  styleUrl: './factor-card.css',
})
export class CodeAppCard {
  protected readonly store = inject(FactorStore);
  protected readonly problems = inject(ProblemWords);
  private readonly toast = inject(Toast);
  private readonly transloco = inject(TranslocoService);
  protected readonly secret = signal('');
  protected readonly picture = signal<SecretPicture | null>(null);
  protected readonly code = signal('');

  protected async begin(): Promise<void> {
    const setup = await this.store.beginCodeApp();
    if (!setup) return;
    this.picture.set(await pictureOf(setup.address));
    this.secret.set(setup.secret);
    this.code.set('');
  }

  protected async confirm(event: Event): Promise<void> {
    event.preventDefault();
    const code = this.code().replace(/\D/g, '').padEnd(6, '0').slice(0, 6);
    if (!(await this.store.confirmCodeApp(code))) return;
    this.secret.set('');
    this.picture.set(null);
    this.toast.say(this.transloco.translate('factor.codeApp.saved'));
  }

  protected async remove(): Promise<void> {
    if (await this.store.removeCodeApp()) this.toast.say(this.transloco.translate('factor.codeApp.removed'));
  }
}
