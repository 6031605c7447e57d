import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
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
import { type NudgeReferral, type ReferralDetail, type ReferralState } from '@holdfast/referral/model';
import { debounceTime, filter } from 'rxjs';
import { ReferralApi } from './referral-api';

const SETTLE_MS = 250;

/** For staff: one attempt with one therapist. What it waits for, the code to read out, what was said, and every step. */
@Component({
  selector: 'hf-referral-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Field, Icon, Waiting],
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
  /** Sending has a button of its own; every other way is one of these. */
  protected readonly moves = computed(() => this.detail()?.moves.filter((to) => to !== 'sent') ?? []);
  protected readonly isDraft = computed(() => this.detail()?.referral.state === 'draft');
  protected readonly confirming = signal<ReferralState | null>(null);
  protected readonly words = signal('');
  protected readonly isEmpty = signal(false);
  protected readonly done = signal<string | null>(null);
  /** The secret of a link that was made here, for a letter or a fax: it is shown once. */
  protected readonly token = signal<string | null>(null);
  protected readonly ways = computed(() => {
    const contact = this.detail()?.contact;
    if (!contact) return [];
    const { email, phone, fax } = contact;
    return (['mail', 'phone', 'fax'] as const).filter((way) => ({ mail: email, phone, fax })[way]);
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

  protected async send({ referral }: ReferralDetail): Promise<void> {
    this.took(await this.api.send(this.url(), referral.version), 'sent');
  }

  protected async move(to: ReferralState, { referral }: ReferralDetail): Promise<void> {
    this.confirming.set(null);
    this.took(await this.api.move(this.url(), to, referral.version, null), 'moved');
  }

  protected async nudge(way: NudgeReferral['way'], { referral }: ReferralDetail): Promise<void> {
    this.took(await this.api.nudge(this.url(), { way, version: referral.version }), 'nudged');
  }

  protected async write(event: Event, { referral }: ReferralDetail): Promise<void> {
    event.preventDefault();
    const words = this.words().trim();
    this.isEmpty.set(words === '');
    if (words === '') return;
    const kind = referral.state === 'info_requested' ? ('answer' as const) : ('message' as const);
    const detail = await this.api.write(this.url(), this.messageId, { kind, words });
    if (!detail) return;
    this.messageId = newId();
    this.words.set('');
    this.took(detail, 'written');
  }

  protected async link(): Promise<void> {
    const made = await this.api.link(this.url());
    if (!made) return;
    this.token.set(`${location.origin}/room#${made.token}`);
    this.asked.reload();
  }

  private took(detail: ReferralDetail | null, done: string): void {
    if (detail) {
      this.detail.set(detail);
      this.done.set(done);
    } else if (['referral.moved', 'referral.edge'].includes(this.api.trouble()?.code ?? '')) this.asked.reload();
  }
}
