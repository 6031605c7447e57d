import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, inject, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Button,
  Clock,
  ErrorPanel,
  Field,
  Icon,
  Live,
  Preference,
  type Problem,
  ProblemWords,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { CURRENT_CONSENT, consentHash, consentText } from '@holdfast/treatment/model';
import type { SignConsent, TreatmentConsentView } from '@holdfast/treatment/model';
import { type Observable, filter, firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';
import { ConsentApi } from './consent-api';
import { ConsentWordsView } from './consent-words-view';

/** For the patient: the consent to treatment to read and sign, and taken back by one press. */
@Component({
  selector: 'hf-consent-page',
  imports: [RouterLink, TranslocoDirective, Button, ConsentWordsView, ErrorPanel, Field, Icon, Waiting],
  templateUrl: './consent-page.html',
  styleUrl: './consent-page.css',
})
export class ConsentPage {
  private readonly api = inject(ConsentApi);
  private readonly clock = inject(Clock);
  private readonly preference = inject(Preference);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly asked = httpResource<TreatmentConsentView>(() => this.api.url());
  protected readonly view = linkedSignal<TreatmentConsentView | null, TreatmentConsentView | null>({
    source: () => (this.asked.hasValue() ? this.asked.value() : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly latest = computed(() => this.view()?.signatures[0] ?? null);
  protected readonly isSigned = computed(() => this.view()?.state === 'signed');
  /** The words on the screen: those that were signed while they stand, else those that are asked for now. */
  protected readonly language = computed(() => {
    const latest = this.latest();
    if (latest && this.isSigned()) return latest.language;
    return this.preference.value().language === 'es' ? ('es' as const) : ('en' as const);
  });
  protected readonly words = computed(() => {
    const latest = this.latest();
    return ((latest && this.isSigned() && consentText(latest.version)) || CURRENT_CONSENT)[this.language()];
  });
  /** The last time it was taken back; null where it was not, or where that was undone. */
  protected readonly taken = computed(() => this.latest()?.withdrawals.find(({ undoneAt }) => !undoneAt) ?? null);
  /** Since when it stands as it does; empty where nothing was signed. */
  protected readonly since = computed(() => {
    const at = this.taken()?.at ?? this.latest()?.signedAt;
    return at ? this.time.dayAndTime(at) : '';
  });
  protected readonly mayUndo = computed(() => {
    const until = this.taken()?.undoUntil;
    return until !== undefined && Date.parse(until) > this.clock.halfMinute();
  });
  protected readonly ticked = signal<readonly string[]>([]);
  protected readonly name = signal('');
  protected readonly gap = signal<'unticked' | 'noName' | null>(null);
  protected readonly busy = signal(false);
  protected readonly trouble = signal<Problem | null>(null);
  /** The same for the same signature, so that a second press cannot sign twice. */
  private readonly nextId = linkedSignal<unknown, string>({
    source: () => [this.ticked(), this.name(), this.latest()?.id],
    computation: () => v7(),
  });
  private readonly withdrawalId = linkedSignal<unknown, string>({
    source: () => [this.latest()?.id, this.latest()?.withdrawals.length],
    computation: () => v7(),
  });

  constructor() {
    inject(Live)
      .hints.pipe(
        filter(({ kind }) => kind === 'course'),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.asked.reload());
  }

  protected tick(id: string, isTicked: boolean): void {
    this.ticked.update((all) => (isTicked ? [...all, id] : all.filter((one) => one !== id)));
    this.gap.set(null);
  }

  protected async sign(event: Event): Promise<void> {
    event.preventDefault();
    const open = this.words().statements.find(({ id }) => !this.ticked().includes(id));
    const signedName = this.name().trim();
    this.gap.set(open ? 'unticked' : signedName === '' ? 'noName' : null);
    if (open) return this.focus(`#hf-statement-${open.id}`);
    if (signedName === '') return this.focus('#hf-signed-name');
    const { version } = CURRENT_CONSENT;
    const language = this.language();
    const sha256 = consentHash(version, language) ?? '';
    const input: SignConsent = { version, language, sha256, statements: [...this.ticked()], signedName };
    await this.act(this.api.sign(this.nextId(), input));
    if (!this.isSigned()) return;
    this.ticked.set([]);
    this.name.set('');
    setTimeout(() => this.focus('#consent-state'));
  }

  protected async withdraw(): Promise<void> {
    await this.act(this.api.withdraw(this.withdrawalId()));
    setTimeout(() => this.focus('#consent-state'));
  }

  protected async undo(id: string): Promise<void> {
    await this.act(this.api.undo(id));
    setTimeout(() => this.focus('#consent-state'));
  }

  protected reload(): void {
    globalThis.location.reload();
  }

  private focus(selector: string): void {
    this.host.nativeElement.querySelector<HTMLElement>(selector)?.focus();
  }

  private async act(deed: Observable<TreatmentConsentView>): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.trouble.set(null);
    try {
      this.view.set(await firstValueFrom(deed));
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    } finally {
      this.busy.set(false);
    }
  }
}
