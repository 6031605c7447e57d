import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { AwayList, AwayView } from '@holdfast/clinic/model';
import {
  Access,
  Button,
  Can,
  Empty,
  ErrorPanel,
  Field,
  Icon,
  type Problem,
  ProblemWords,
  Session,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { type Observable, firstValueFrom } from 'rxjs';
import { v7 } from 'uuid';
import { StaffDirectory } from '../staff-directory';

const CARE_ROLES: readonly string[] = ['provider', 'nurse', 'coordinator'];

/** Who is away and who covers them: one's own absences, or everybody's for who runs the clinic. */
@Component({
  selector: 'hf-away-page',
  imports: [RouterLink, TranslocoDirective, Button, Can, Empty, ErrorPanel, Field, Icon, Waiting],
  templateUrl: './away-page.html',
  styleUrl: './away-page.css',
})
export class AwayPage {
  /** Whose absences: one's own, or those of the whole clinic. */
  readonly scope = input.required<'own' | 'clinic'>();
  private readonly http = inject(HttpClient);
  private readonly access = inject(Access);
  private readonly directory = inject(StaffDirectory);
  private readonly problems = inject(ProblemWords);
  private readonly me = inject(Session).person()?.accountId ?? '';
  private readonly time = inject(TimeWords);
  protected readonly asked = httpResource<AwayList>(() =>
    this.scope() === 'own' ? '/api/me/away' : '/api/clinic/away',
  );
  protected readonly canSet = computed(() => this.access.may(this.scope() === 'own' ? 'own-away.set' : 'away.set'));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly carers = computed(() =>
    this.directory.all().filter(({ roles }) => roles.some((role) => CARE_ROLES.includes(role))),
  );
  protected readonly staffId = signal('');
  protected readonly coveredBy = signal('');
  protected readonly fromDay = signal('');
  protected readonly toDay = signal('');
  protected readonly covers = computed(() => this.carers().filter(({ id }) => id !== this.who()));
  protected readonly refused = signal<Problem | null>(null);
  protected readonly lacks = signal(false);
  protected readonly isBusy = signal(false);
  protected readonly isSaved = signal(false);
  protected readonly refusal = computed(() => {
    const refused = this.refused();
    return refused ? this.problems.say(refused) : '';
  });
  /** The same for the same absence, so that a second press writes it down once. */
  private id = v7();

  protected put(field: { set(value: string): void }, event: Event): void {
    field.set((event.target as HTMLInputElement).value);
    this.id = v7();
    this.refused.set(null);
    this.lacks.set(false);
    this.isSaved.set(false);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const [staffId, coveredBy, fromDay, toDay] = [this.who(), this.coveredBy(), this.fromDay(), this.toDay()];
    this.lacks.set([staffId, coveredBy, fromDay, toDay].includes(''));
    if (this.lacks()) return;
    const url = `${this.address(staffId)}/${this.id}`;
    if (await this.send(this.http.put<AwayList>(url, { coveredBy, fromDay, toDay }))) {
      for (const field of [this.staffId, this.coveredBy, this.fromDay, this.toDay]) field.set('');
      this.id = v7();
      this.isSaved.set(true);
    }
  }

  protected async end({ id, staffId }: AwayView): Promise<void> {
    this.isSaved.set(false);
    await this.send(this.http.delete<AwayList>(`${this.address(staffId)}/${id}`));
  }

  protected day(day: string): string {
    // Noon there is the same day wherever it is read.
    return this.time.day(`${day}T12:00:00Z`, 'UTC');
  }

  private who(): string {
    return this.scope() === 'own' ? this.me : this.staffId();
  }

  private address(staffId: string): string {
    return this.scope() === 'own' ? '/api/me/away' : `/api/clinic/staff/${staffId}/away`;
  }

  private async send(request: Observable<AwayList>): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.refused.set(null);
    try {
      await firstValueFrom(request);
      this.asked.reload();
      return true;
    } catch (failure) {
      this.refused.set(problemOf(failure));
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}
