import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, ErrorPanel, Icon, Live, ProblemWords, TimeWords, Waiting } from '@holdfast/platform/portal';
import { TRACKER_STEPS } from '@holdfast/referral/model';
import { debounceTime, filter } from 'rxjs';
import { TherapyRanking } from './therapy-ranking';
import { TherapyStore } from './therapy-store';

const SETTLE_MS = 250;

/** The way to a therapist in plain words: five steps, whose turn it is, by when, and what the patient can do. */
@Component({
  selector: 'hf-therapy-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Icon, TherapyRanking, Waiting],
  providers: [TherapyStore],
  templateUrl: './therapy-page.html',
  styleUrl: './therapy-page.css',
})
export class TherapyPage {
  protected readonly store = inject(TherapyStore);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  protected readonly steps = TRACKER_STEPS;
  /** How many of the five steps are done. */
  protected readonly done = computed(() => {
    const done = this.store.tracker()?.referral?.done;
    return done ? TRACKER_STEPS.indexOf(done) + 1 : 0;
  });
  /** What is under way with somebody, by the key of its words; null where nothing is. */
  protected readonly live = computed(() => {
    const referral = this.store.tracker()?.referral;
    if (!referral || referral.mood === 'another' || referral.mood === 'over' || referral.done === 'chosen') return null;
    return referral.done === 'appointment' ? 'visit' : 'asked';
  });
  protected readonly isStopping = signal(false);
  /** What comes next, by the key of its words. */
  protected readonly next = computed(() => {
    const { search, referral } = this.store.tracker() ?? {};
    if (!search || (search.declinedAt && !this.live())) return null;
    if (search.choices.length === 0) return 'list';
    if (search.asks === 'rank') return 'rank';
    if (search.asks === 'next') return 'asked';
    if (search.asks === 'wait') return 'wait';
    if (this.store.tracker()?.releaseId) return 'sign';
    if (referral?.mood === 'over') return 'clinic';
    if (referral?.mood === 'another') return 'another';
    if (!referral) return 'clinic';
    if (referral.mood === 'waiting') return 'waiting';
    return referral.turn === 'clinic' ? 'clinic' : `therapist.${referral.done ?? 'sent'}`;
  });

  constructor() {
    inject(Live)
      .hints.pipe(
        filter(({ kind }) => kind === 'referral'),
        debounceTime(SETTLE_MS),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.store.asked.reload());
  }

  /** Says that nobody is to be asked now: at once where nothing is under way, else once it was said what becomes of that. */
  protected async stop(): Promise<void> {
    if (this.live() && !this.isStopping()) return this.isStopping.set(true);
    await this.store.say('declined');
    this.isStopping.set(false);
  }
}
