import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  Access,
  Button,
  Clock,
  ErrorPanel,
  Field,
  Icon,
  Live,
  type Problem,
  ProblemWords,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import type { InfusionList, InfusionView } from '@holdfast/treatment/model';
import { debounceTime, filter, firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';
import { CoursePrompts } from '../prompts/course-prompts';
import { infusionUrl } from '../entry/infusion-outbox';
import { PlanBeside } from '../plan/plan-beside';

const SETTLE_MS = 250;

/** A patient's infusions for staff: those to come, the one under way, and those given; and planning one by hand. */
@Component({
  selector: 'hf-infusion-list-page',
  imports: [RouterLink, TranslocoDirective, Button, CoursePrompts, ErrorPanel, Field, Icon, PlanBeside, Waiting],
  templateUrl: './infusion-list-page.html',
  styleUrl: './infusion-list-page.css',
})
export class InfusionListPage {
  readonly patientId = input.required<string>();
  private readonly http = inject(HttpClient);
  private readonly router = inject(Router);
  private readonly clock = inject(Clock);
  protected readonly problems = inject(ProblemWords);
  protected readonly time = inject(TimeWords);
  protected readonly mayPlan = computed(() => this.access.may('infusion.plan'));
  private readonly access = inject(Access);
  protected readonly list = httpResource<InfusionList>(() => `/api/patients/${this.patientId()}/infusions`);
  protected readonly problem = computed(() => {
    const failure = this.list.error();
    return failure ? problemOf(failure) : null;
  });
  /** The infusion that is being moved, or the identifier of a new one; null while nothing is planned. */
  protected readonly planning = signal<string | null>(null);
  protected readonly startsAt = signal('');
  protected readonly isSending = signal(false);
  protected readonly refused = signal<Problem | null>(null);

  constructor() {
    inject(Live)
      .hints.pipe(
        filter(({ kind, patientId }) => kind === 'infusion' && patientId === this.patientId()),
        debounceTime(SETTLE_MS),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.list.reload());
  }

  protected begin(one: InfusionView | null): void {
    this.planning.set(one?.id ?? v7());
    this.startsAt.set(localMinute(one?.plannedAt ? Date.parse(one.plannedAt) : this.clock.now()));
    this.refused.set(null);
  }

  protected openGates({ gates }: InfusionView): number {
    return gates.filter(({ answer }) => answer !== 'yes').length;
  }

  protected dayOf({ day }: InfusionView): string {
    return this.time.day(`${day}T12:00:00Z`, 'UTC');
  }

  protected async plan(event: Event): Promise<void> {
    event.preventDefault();
    const infusionId = this.planning();
    const at = new Date(this.startsAt());
    if (!infusionId || this.isSending() || Number.isNaN(at.getTime())) return;
    this.isSending.set(true);
    try {
      const url = infusionUrl(this.patientId(), infusionId);
      const known = this.list.hasValue() && this.list.value().items.some(({ id }) => id === infusionId);
      await firstValueFrom(this.http.put<InfusionView>(url, { startsAt: at.toISOString() }));
      this.planning.set(null);
      this.list.reload();
      if (!known) await this.router.navigate(['/patients', this.patientId(), 'infusions', infusionId]);
    } catch (failure) {
      this.refused.set(problemOf(failure));
    } finally {
      this.isSending.set(false);
    }
  }
}

/** An instant as a field for date and time has it, in this browser's zone. */
function localMinute(at: number): string {
  const zone = new Date(at).getTimezoneOffset() * 60_000;
  return new Date(at - zone).toISOString().slice(0, 16);
}
