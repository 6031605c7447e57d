import { DialogRef } from '@angular/cdk/dialog';
import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { Proof, ProofOffer } from '@holdfast/identity/model';
import { Button, ErrorPanel, type Problem, ProblemWords, Waiting, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { ProofForm } from './proof-form';

/** Asks, in the middle of something that matters, whether it is still the same person. What was begun goes on after it. */
@Component({
  selector: 'hf-step-up-sheet',
  imports: [TranslocoDirective, Button, ErrorPanel, ProofForm, Waiting],
  template: `
    <div class="hf-stack" *transloco="let t">
      <h2 id="hf-step-up-title" tabindex="-1">{{ t('factor.stepUp.title') }}</h2>
      <p class="hf-quiet">{{ t('factor.stepUp.why') }}</p>
      @if (offer(); as offered) {
        <hf-proof-form [offer]="offered" [isBusy]="isBusy()" [refusal]="refusal()" (proof)="prove($event)" />
      } @else if (trouble(); as problem) {
        <hf-error-panel [problem]="problem" (retry)="ask()" />
      } @else {
        <hf-waiting />
      }
      <div>
        <button hfButton type="button" (click)="ref.close(false)">{{ t('platform.action.cancel') }}</button>
      </div>
    </div>
  `,
})
export class StepUpSheet {
  protected readonly ref = inject<DialogRef<boolean>>(DialogRef);
  private readonly http = inject(HttpClient);
  private readonly problems = inject(ProblemWords);
  protected readonly offer = signal<ProofOffer | null>(null);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly refusal = signal('');
  protected readonly isBusy = signal(false);

  constructor() {
    void this.ask();
  }

  protected async ask(): Promise<void> {
    this.trouble.set(null);
    try {
      this.offer.set(await firstValueFrom(this.http.post<ProofOffer>('/api/me/proof/ask', null)));
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    }
  }

  protected async prove(proof: Proof): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set('');
    try {
      await firstValueFrom(this.http.post('/api/me/proof', proof));
      this.ref.close(true);
    } catch (failure) {
      this.refusal.set(this.problems.say(problemOf(failure)));
      // A passkey's question is good for one answer.
      if (proof.by === 'passkey') await this.ask();
    } finally {
      this.isBusy.set(false);
    }
  }
}
