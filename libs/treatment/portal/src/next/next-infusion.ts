import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Button,
  Clock,
  Icon,
  Live,
  type Problem,
  ProblemWords,
  Session,
  TimeWords,
  problemOf,
} from '@holdfast/platform/portal';
import type { Gate, GateView, InfusionList, InfusionView, SetGate } from '@holdfast/treatment/model';
import { debounceTime, filter, firstValueFrom } from 'rxjs';
import { RideChain } from '../ride/ride-chain';
import { infusionUrl } from '../entry/infusion-outbox';

const SETTLE_MS = 250;
const DAY_MS = 86_400_000;
const UNDER_WAY: readonly InfusionView['state'][] = ['running', 'paused', 'observing'];

/** For the patient: when the next infusion is, what to confirm before, and afterwards until when not to drive. */
@Component({
  selector: 'hf-next-infusion',
  imports: [RouterLink, TranslocoDirective, Button, Icon, RideChain],
  templateUrl: './next-infusion.html',
  styles: `
    :host {
      display: flex;
      flex-direction: column;
      gap: 1rem;
    }
    fieldset {
      min-width: 0;
      margin: 0;
      padding: 0.75rem 0;
      border: 0;
      border-top: 1px solid var(--hf-outline-variant);
    }
    legend {
      float: inline-start;
      width: 100%;
      margin-block-end: 0.5rem;
    }
    .choices {
      clear: both;
    }
    label {
      display: inline-flex;
      align-items: center;
      gap: 0.5rem;
      min-height: 3rem;
      padding-inline: 0.875rem;
      border: 1px solid var(--hf-outline);
      border-radius: var(--hf-radius-input);
    }
    label:has(:checked) {
      border-color: var(--hf-primary);
      background: var(--hf-secondary-container);
      color: var(--hf-on-secondary-container);
    }
    input {
      width: 1.25rem;
      height: 1.25rem;
    }
    .when {
      font: var(--hf-title);
    }
  `,
})
export class NextInfusion {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly clock = inject(Clock);
  protected readonly time = inject(TimeWords);
  protected readonly problems = inject(ProblemWords);
  private readonly patientId = computed(() => this.session.person()?.patientId ?? null);
  private readonly asked = httpResource<InfusionList>(() => {
    const patientId = this.patientId();
    return patientId ? `/api/patients/${patientId}/infusions` : undefined;
  });
  private readonly items = computed(() => (this.asked.hasValue() ? this.asked.value().items : []));
  /** The next one that is planned; one of today stays until it begins. */
  protected readonly next = computed(
    () =>
      this.items()
        .filter(
          ({ state, plannedAt }) =>
            state === 'planned' && Date.parse(plannedAt ?? '') > this.clock.halfMinute() - DAY_MS,
        )
        .sort((one, other) => (one.plannedAt ?? '').localeCompare(other.plannedAt ?? ''))[0] ?? null,
  );
  /** The infusion that goes on or is over and whose driver's link still holds. */
  protected readonly way = computed(() =>
    this.items().find(
      ({ state, ride }) =>
        ride !== null &&
        state !== 'planned' &&
        state !== 'cancelled' &&
        ride.revokedAt === null &&
        Date.parse(ride.endsAt) > this.clock.halfMinute(),
    ),
  );
  protected readonly isUnderWay = computed(() => this.items().some(({ state }) => UNDER_WAY.includes(state)));
  /** Until when not to drive, while that lasts. */
  protected readonly noDriving = computed(() => {
    const ahead = this.items().flatMap(({ noDrivingUntil }) =>
      noDrivingUntil && Date.parse(noDrivingUntil) > this.clock.halfMinute() ? [noDrivingUntil] : [],
    );
    return ahead.sort().at(-1) ?? null;
  });
  /** What was chosen here and is not answered yet, so that a choice stands at once. */
  private readonly chosen = signal<Partial<Record<Gate, GateView['answer']>>>({});
  protected readonly saving = signal<'saving' | 'saved' | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly gates = computed(() =>
    (this.next()?.gates ?? []).map(({ gate, answer }) => ({ gate, answer: this.chosen()[gate] ?? answer })),
  );
  protected readonly talks = computed(() => this.gates().some(({ answer }) => answer === 'talk'));
  protected readonly isAll = computed(() => this.gates().every(({ answer }) => answer === 'yes'));

  constructor() {
    const live = inject(Live);
    live.hints
      .pipe(
        filter(({ kind }) => kind === 'infusion'),
        debounceTime(SETTLE_MS),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.asked.reload());
  }

  protected async answer(infusion: InfusionView, gate: Gate, answer: 'yes' | 'talk'): Promise<void> {
    this.chosen.update((all) => ({ ...all, [gate]: answer }));
    this.saving.set('saving');
    this.problem.set(null);
    try {
      const url = `${infusionUrl(infusion.patientId, infusion.id)}/gates/${gate}`;
      await firstValueFrom(this.http.put<InfusionView>(url, { answer } satisfies SetGate));
      this.saving.set('saved');
      this.asked.reload();
    } catch (failure) {
      this.saving.set(null);
      this.chosen.update(({ [gate]: _, ...rest }) => rest);
      this.problem.set(problemOf(failure));
    }
  }
}
