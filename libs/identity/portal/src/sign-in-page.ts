import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { DemoSignInList, Proof, SecondStep } from '@holdfast/identity/model';
import {
  Banner,
  Button,
  Field,
  type Grant,
  Icon,
  NeutralTitle,
  OPEN_HELP,
  Preference,
  type Problem,
  ProblemWords,
  Session,
  problemOf,
} from '@holdfast/platform/portal';
import { ProofForm } from './factor/proof-form';
import { LanguageSwitch } from './language-switch';
import { SignInClient, type SignInReply } from './sign-in-client';

/** Where a person signs in, and comes back to where they were. */
@Component({
  selector: 'hf-sign-in-page',
  imports: [RouterLink, TranslocoDirective, FormField, Banner, Button, Field, Icon, LanguageSwitch, ProofForm],
  templateUrl: './sign-in-page.html',
  styleUrl: './sign-in-page.css',
})
export class SignInPage {
  private readonly session = inject(Session);
  private readonly client = inject(SignInClient);
  private readonly router = inject(Router);
  private readonly problems = inject(ProblemWords);
  private readonly preference = inject(Preference);
  /** The address to come back to, from the query. */
  readonly next = input<string>();
  protected readonly openHelp = inject(OPEN_HELP);
  protected readonly clinic = inject(NeutralTitle).name();
  protected readonly demo = httpResource<DemoSignInList>(() => '/api/demo/sign-ins');
  protected readonly offered = computed(() =>
    this.demo.hasValue() ? this.demo.value().items.filter(({ featured }) => featured) : [],
  );
  protected readonly wasAway = computed(() => this.session.wasLost() && (this.next() ?? '/') !== '/');
  protected readonly chosen = signal<'en' | 'es' | null>(null);
  protected readonly isShown = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly isIncomplete = signal(false);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly hasPasskeys = this.client.hasPasskeys;
  /** What is asked for after the right password; null before. */
  protected readonly second = signal<SecondStep | null>(null);
  protected readonly refusal = computed(() => {
    const problem = this.problem();
    return problem ? this.problems.say(problem) : '';
  });
  private readonly typed = signal({ email: '', password: '' });
  protected readonly form = form(this.typed, (path) => {
    required(path.email);
    required(path.password);
  });

  protected submit(event: Event): void {
    event.preventDefault();
    this.isIncomplete.set(!this.form().valid());
    if (!this.isIncomplete()) void this.enter(this.typed().email.trim(), this.typed().password);
  }

  protected enter(email: string, password: string): Promise<void> {
    return this.attempt(() => this.client.byPassword(email, password));
  }

  /** Signs in by what the device has, without an e-mail or a password. */
  protected byPasskey(): Promise<void> {
    return this.attempt(() => this.client.byPasskey());
  }

  protected prove(proof: Proof): Promise<void> {
    return this.attempt(() => this.client.bySecondStep(this.second()?.ticket ?? '', proof));
  }

  protected startAgain(): void {
    this.second.set(null);
    this.problem.set(null);
  }

  private async attempt(job: () => Promise<SignInReply | null>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set(null);
    try {
      const answer = await job();
      if (answer && 'secondStep' in answer) this.second.set(answer.secondStep);
      else if (answer) await this.arrive(answer);
    } catch (failure) {
      this.problem.set(problemOf(failure));
      if (this.problem()?.code === 'session.step-over') this.second.set(null);
    } finally {
      this.isBusy.set(false);
    }
  }

  private async arrive(grant: Grant): Promise<void> {
    this.session.enter(grant);
    // A language chosen on this very page is meant, whatever was chosen before.
    const language = this.chosen();
    if (language) void this.preference.change({ language }).catch(() => undefined);
    await this.router.navigateByUrl(ownAddress(this.next()), { replaceUrl: true });
  }
}

/** An address inside the portal; anything that could lead elsewhere becomes the first page. */
function ownAddress(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) ? next : '/';
}
