import { Component, computed, inject, input, linkedSignal, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Proof, ProofOffer, ProofWay } from '@holdfast/identity/model';
import { Button, Field, Icon } from '@holdfast/platform/portal';
import { PasskeyClient } from './passkey-client';

/** Takes one proof from a person, by whichever of the offered ways they choose; the strongest is offered first. */
@Component({
  selector: 'hf-proof-form',
  imports: [TranslocoDirective, Button, Field, Icon],
  templateUrl: './proof-form.html',
  styles: `
    .ways {
      display: flex;
      flex-wrap: wrap;
      gap: 0.5rem;
    }
  `,
})
export class ProofForm {
  private readonly passkeys = inject(PasskeyClient);
  readonly offer = input.required<ProofOffer>();
  readonly isBusy = input(false);
  /** What went wrong with the last one, in words; empty where nothing did. */
  readonly refusal = input('');
  readonly proof = output<Proof>();
  protected readonly ways = computed(() =>
    this.offer().ways.filter((way) => way !== 'passkey' || (this.offer().passkey !== null && this.passkeys.works())),
  );
  protected readonly way = linkedSignal<ProofWay | undefined>(() => this.ways()[0]);
  protected readonly others = computed(() => this.ways().filter((one) => one !== this.way()));
  protected readonly typed = signal('');
  protected readonly isEmpty = signal(false);
  protected readonly turnedDown = signal(false);

  protected choose(way: ProofWay): void {
    this.way.set(way);
    this.typed.set('');
    this.isEmpty.set(false);
    this.turnedDown.set(false);
  }

  protected async usePasskey(): Promise<void> {
    const asked = this.offer().passkey;
    if (!asked || this.isBusy()) return;
    this.turnedDown.set(false);
    const credential = await this.passkeys.get(asked);
    if (credential) this.proof.emit({ by: 'passkey', credential });
    else this.turnedDown.set(true);
  }

  protected submit(event: Event): void {
    event.preventDefault();
    const typed = this.typed().trim();
    this.isEmpty.set(typed === '');
    if (typed === '' || this.isBusy()) return;
    const way = this.way();
    if (way === 'code') this.proof.emit({ by: 'code', code: typed.replace(/\D/g, '').padEnd(6, '0').slice(0, 6) });
    else if (way === 'recovery') this.proof.emit({ by: 'recovery', code: typed });
    else if (way === 'password') this.proof.emit({ by: 'password', password: this.typed() });
  }
}
