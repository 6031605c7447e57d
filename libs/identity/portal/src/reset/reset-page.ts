import { HttpClient } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { PASSWORD_ALONE, type Proof, type ResetView } from '@holdfast/identity/model';
import {
  Button,
  ErrorPanel,
  Field,
  Icon,
  NeutralTitle,
  type Problem,
  ProblemWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { ProofForm } from '../factor/proof-form';
import { takeSecret } from './link-secret';

/** Where the link of a mail leads: a new password, and the second factor where the account has one. */
@Component({
  selector: 'hf-reset-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Field, Icon, ProofForm, Waiting],
  templateUrl: './reset-page.html',
  styleUrl: './reset-page.css',
})
export class ResetPage {
  private readonly http = inject(HttpClient);
  private readonly problems = inject(ProblemWords);
  protected readonly clinic = inject(NeutralTitle).name();
  protected readonly alone = PASSWORD_ALONE;
  protected readonly state = signal<'looking' | 'open' | 'over' | 'saved' | 'trouble'>('looking');
  protected readonly view = signal<ResetView | null>(null);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly password = signal('');
  protected readonly isShown = signal(false);
  protected readonly isMissing = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly refusal = signal('');
  private readonly token = takeSecret();

  constructor() {
    void this.open();
  }

  protected async open(): Promise<void> {
    if (this.token === '') return this.state.set('over');
    try {
      const ask = this.http.post<ResetView>('/api/reset/open', { token: this.token });
      this.view.set(await firstValueFrom(ask));
      this.state.set('open');
    } catch (failure) {
      const problem = problemOf(failure);
      this.trouble.set(problem);
      this.state.set(problem.code === 'link.over' ? 'over' : 'trouble');
    }
  }

  protected submit(event: Event): void {
    event.preventDefault();
    if (!this.view()?.proof) void this.save(null);
  }

  protected async save(proof: Proof | null): Promise<void> {
    this.isMissing.set(this.password() === '');
    if (this.isMissing() || this.isBusy()) return;
    this.isBusy.set(true);
    this.refusal.set('');
    try {
      const input = { token: this.token, password: this.password(), proof };
      await firstValueFrom(this.http.post('/api/reset/finish', input));
      this.state.set('saved');
    } catch (failure) {
      const problem = problemOf(failure);
      if (problem.code === 'link.over') this.state.set('over');
      else this.refusal.set(this.problems.say(problem));
      // A passkey's question is good for one answer.
      if (proof?.by === 'passkey' && problem.code !== 'link.over') await this.open();
    } finally {
      this.isBusy.set(false);
    }
  }
}
