import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { newId } from '@holdfast/platform/model';
import {
  Access,
  Button,
  ErrorPanel,
  Field,
  Icon,
  Live,
  ProblemWords,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { type ReferralDetail, SEARCH_CLOSE_REASONS } from '@holdfast/referral/model';
import { debounceTime, filter } from 'rxjs';
import { ReferralActs } from './referral-acts';
import { ReferralApi } from './referral-api';

const SETTLE_MS = 250;
const STEP_WORDS: readonly string[] = [...SEARCH_CLOSE_REASONS, 'goes-on', 'mail', 'phone', 'fax'];

/** For staff: one attempt with one therapist. What it waits for, the code to read out, what was said, and every step. */
@Component({
  selector: 'hf-referral-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Field, Icon, ReferralActs, Waiting],
  providers: [ReferralApi],
  templateUrl: './referral-page.html',
  styleUrl: './chart.css',
})
export class ReferralPage {
  readonly patientId = input.required<string>();
  readonly referralId = input.required<string>();
  protected readonly api = inject(ReferralApi);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  private readonly transloco = inject(TranslocoService);
  protected readonly mayMove = inject(Access).may('referral.move');
  protected readonly url = computed(() => `/api/patients/${this.patientId()}/referrals/${this.referralId()}`);
  protected readonly asked = httpResource<ReferralDetail>(() => this.url());
  /** What was last known stays on the screen while it is asked for again. */
  protected readonly detail = linkedSignal<ReferralDetail | null, ReferralDetail | null>({
    source: () => (this.asked.hasValue() ? this.asked.value() : null),
    computation: (now, before) => now ?? (before?.value?.referral.id === this.referralId() ? before.value : null),
  });
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly isDraft = computed(() => this.detail()?.referral.state === 'draft');
  protected readonly words = signal('');
  protected readonly isEmpty = signal(false);
  protected readonly isWritten = signal(false);
  /** The secret of a link that was made here, for a letter or a fax: it is shown once. */
  protected readonly token = signal<string | null>(null);
  /** Whether links go out by mail, as the directory says the therapist wants to be reached. */
  protected readonly isMailed = computed(() => {
    const contact = this.detail()?.contact;
    return contact?.by === 'mail' && Boolean(contact.email);
  });
  /** How the therapist can be reached, in one line. */
  protected readonly ways = computed(() => {
    const { email = null, phone = null, fax = null } = this.detail()?.contact ?? {};
    return [email, phone, fax && `${this.transloco.translate('referral.fax')} ${fax}`].filter(Boolean).join(' · ');
  });
  private messageId = newId();

  constructor() {
    inject(Live)
      .hints.pipe(
        filter(({ kind, patientId }) => kind === 'referral' && patientId === this.patientId()),
        debounceTime(SETTLE_MS),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.asked.reload());
  }

  /** Words of a step that the house put down itself, as they are called; null where a person wrote them. */
  protected codeOf(words: string): string | null {
    return STEP_WORDS.includes(words) ? words : null;
  }

  protected async write(event: Event, { referral }: ReferralDetail): Promise<void> {
    event.preventDefault();
    const words = this.words().trim();
    this.isEmpty.set(words === '');
    this.isWritten.set(false);
    if (words === '') return;
    const kind = referral.state === 'info_requested' ? ('answer' as const) : ('message' as const);
    const detail = await this.api.write(this.url(), this.messageId, { kind, words });
    if (!detail) {
      if (this.api.trouble()?.code === 'referral.edge') this.asked.reload();
      return;
    }
    this.messageId = newId();
    this.words.set('');
    this.isWritten.set(true);
    this.detail.set(detail);
  }

  protected async link(): Promise<void> {
    const made = await this.api.link(this.url());
    if (!made) return;
    this.token.set(`${location.origin}/room#${made.token}`);
    this.asked.reload();
  }
}
