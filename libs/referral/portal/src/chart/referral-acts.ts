import { Component, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Access, Button, Field, Icon, ProblemWords, TimeWords } from '@holdfast/platform/portal';
import {
  asksReason,
  hasSaidYes,
  isTheirs,
  movesOf,
  type NudgeReferral,
  type ReferralDetail,
  type ReferralState,
  type RelayAnswer,
} from '@holdfast/referral/model';
import { NudgeMail } from '../nudge-mail';
import { PacketGoing } from '../packet/packet-going';
import { ReferralApi } from './referral-api';
import { ReferralCall } from './referral-call';
import { ReferralRelay } from './referral-relay';

/** What staff can do about one attempt: send it, reach the therapist, move it where the clinic's side may, and say why. */
@Component({
  selector: 'hf-referral-acts',
  imports: [RouterLink, TranslocoDirective, Button, Field, Icon, NudgeMail, PacketGoing, ReferralCall, ReferralRelay],
  providers: [ReferralApi],
  templateUrl: './referral-acts.html',
  styleUrl: './chart.css',
})
export class ReferralActs {
  readonly url = input.required<string>();
  readonly detail = input.required<ReferralDetail>();
  /** The attempt as it is now. */
  readonly changed = output<ReferralDetail>();
  /** It is otherwise than it was seen. */
  readonly stale = output();
  protected readonly api = inject(ReferralApi);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly mayMove = inject(Access).may('referral.move');
  protected readonly referral = computed(() => this.detail().referral);
  /** Whether the therapist counts on it, so that somebody has to tell them where it ends. */
  protected readonly isCountedOn = computed(() => hasSaidYes(this.referral().state));
  protected readonly isDraft = computed(() => this.referral().state === 'draft');
  /** Sending has a button of its own; every other way is one of these. */
  protected readonly moves = computed(() => this.detail().moves.filter((to) => to !== 'sent'));
  /** How the therapist can be asked again; what is due by phone or fax has a place of its own. */
  protected readonly ways = computed(() => {
    const { email, phone, fax } = this.detail().contact;
    const { state, isAnswered, callAt } = this.referral();
    if (!isTheirs({ state, isAnswered })) return [];
    const known = (['mail', 'phone', 'fax'] as const).filter((way) => ({ mail: email, phone, fax })[way]);
    return callAt ? known.filter((way) => way === 'mail') : known;
  });
  protected readonly confirming = signal<ReferralState | null>(null);
  protected readonly asksWhy = computed(() => asksReason(this.confirming() ?? 'draft', 'sender'));
  protected readonly why = signal('');
  protected readonly isBare = signal(false);
  protected readonly isMailing = signal(false);
  protected readonly isSending = signal(false);
  protected readonly isRelaying = signal(false);
  /** Whether the therapist could have answered by phone or fax: there is something of theirs to answer, and a number. */
  protected readonly mayRelay = computed(() => {
    const { phone, fax } = this.detail().contact;
    const theirs = movesOf(this.referral().state, 'receiver').filter((to) => to !== 'received');
    return this.mayMove && Boolean(phone ?? fax) && theirs.length > 0;
  });
  protected readonly done = signal<string | null>(null);

  protected confirm(to: ReferralState): void {
    this.isBare.set(false);
    this.confirming.set(to);
  }

  protected async send(): Promise<void> {
    const detail = await this.api.send(this.url(), this.referral().version);
    this.isSending.set(false);
    this.took(detail, detail?.referral.callAt ? 'sentByHand' : 'sent');
  }

  protected async move(event: Event, to: ReferralState): Promise<void> {
    event.preventDefault();
    const why = this.why().trim();
    this.isBare.set(this.asksWhy() && why === '');
    if (this.isBare()) return;
    const detail = await this.api.move(this.url(), to, this.referral().version, why || null);
    if (detail) {
      this.confirming.set(null);
      this.why.set('');
    }
    this.took(detail, 'moved');
  }

  protected async nudge(way: NudgeReferral['way']): Promise<void> {
    this.isMailing.set(false);
    const isCall = way !== 'mail';
    this.took(
      await this.api.nudge(this.url(), { way, version: this.referral().version }),
      isCall ? 'called' : 'nudged',
    );
  }

  protected async relay(answer: RelayAnswer): Promise<void> {
    const detail = await this.api.relay(this.url(), answer);
    if (detail) this.isRelaying.set(false);
    this.took(detail, 'relayed');
  }

  private took(detail: ReferralDetail | null, done: string): void {
    this.done.set(detail ? done : null);
    if (detail) this.changed.emit(detail);
    else if (['referral.moved', 'referral.edge'].includes(this.api.trouble()?.code ?? '')) this.stale.emit();
  }
}
