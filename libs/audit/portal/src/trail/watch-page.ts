import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { GlassReport, ReadingAlertList } from '@holdfast/audit/model';
import {
  Access,
  Button,
  Clock,
  ErrorPanel,
  Field,
  Icon,
  type Problem,
  TimeWords,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

/** What of the trail asks for a look: charts opened in an emergency, and who read unusually much. */
@Component({
  selector: 'hf-watch-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Field, Icon, Waiting],
  templateUrl: './watch-page.html',
  styles: `
    li {
      padding-block: 0.75rem;
      border-bottom: 1px solid var(--hf-outline-variant);
    }
    p {
      margin: 0;
    }
    blockquote {
      margin: 0.25rem 0;
      padding-inline-start: 0.75rem;
      border-inline-start: 3px solid var(--hf-outline-variant);
      overflow-wrap: anywhere;
    }
    input[type='number'] {
      max-width: 8rem;
    }
  `,
})
export class WatchPage {
  private readonly http = inject(HttpClient);
  private readonly clock = inject(Clock);
  protected readonly access = inject(Access);
  protected readonly time = inject(TimeWords);
  protected readonly glass = httpResource<GlassReport>(() => '/api/clinic/break-glass');
  protected readonly reading = httpResource<ReadingAlertList>(() => '/api/clinic/unusual-reading');
  protected readonly acted = signal<Problem | null>(null);
  protected readonly isSaved = signal(false);
  protected readonly emergencies = computed(() => (this.glass.hasValue() ? this.glass.value().items : null));
  protected readonly alerts = computed(() => (this.reading.hasValue() ? this.reading.value().items : null));
  protected readonly expected = computed(() =>
    this.reading.hasValue() ? this.reading.value().setting.chartsPerHour : 0,
  );
  protected readonly problem = computed(() => {
    const failure = this.glass.error() ?? this.reading.error();
    return failure ? problemOf(failure) : this.acted();
  });

  protected isRunning(endsAt: string, endedAt: string | null): boolean {
    return endedAt === null && Date.parse(endsAt) > this.clock.halfMinute();
  }

  protected reload(): void {
    this.acted.set(null);
    this.glass.reload();
    this.reading.reload();
  }

  protected settle(event: Event, alertId: string, note: HTMLInputElement): Promise<void> {
    event.preventDefault();
    if (note.value.trim() === '') {
      note.focus();
      return Promise.resolve();
    }
    const url = `/api/clinic/unusual-reading/${alertId}/settle`;
    return this.act(() => firstValueFrom(this.http.post(url, { note: note.value })));
  }

  protected async expect(event: Event, charts: HTMLInputElement): Promise<void> {
    event.preventDefault();
    const chartsPerHour = charts.valueAsNumber;
    await this.act(() => firstValueFrom(this.http.put('/api/clinic/unusual-reading-setting', { chartsPerHour })));
    this.isSaved.set(this.acted() === null);
  }

  private async act(change: () => Promise<unknown>): Promise<void> {
    try {
      await change();
      this.acted.set(null);
      this.reading.reload();
    } catch (failure) {
      this.acted.set(problemOf(failure));
    }
  }
}
