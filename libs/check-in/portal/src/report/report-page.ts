import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { CheckInReport, ScoreView } from '@holdfast/check-in/model';
import type { PatientView } from '@holdfast/clinic/model';
import { Button, ErrorPanel, Icon, Live, Preference, TimeWords, Waiting, problemOf } from '@holdfast/platform/portal';
import { AlertWords } from '@holdfast/safety/portal';
import { Reviews } from '../inbox/reviews';
import { ScoreWords } from '../inbox/score-words';
import { UrgencyChip } from '../inbox/urgency-chip';
import { Meaning } from '../meaning';
import { BandWords } from '../trend/band-words';
import { bandWords, formLines } from './answer-line';
import { ReviewForm } from './review-form';

/** One check-in for staff: every answer in the instrument's own words, totals, what the rules saw, and marking it as read. */
@Component({
  selector: 'hf-report-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Icon, Meaning, ReviewForm, UrgencyChip, Waiting],
  templateUrl: './report-page.html',
  styleUrl: './report-page.css',
})
export class ReportPage {
  readonly patientId = input.required<string>();
  readonly checkInId = input.required<string>();
  protected readonly words = inject(AlertWords);
  protected readonly scores = inject(ScoreWords);
  protected readonly time = inject(TimeWords);
  private readonly preference = inject(Preference);
  private readonly bands = inject(BandWords);
  protected readonly home = inject(Router).url.startsWith('/check-ins') ? '/check-ins' : null;
  protected readonly asked = httpResource<CheckInReport>(
    () => `/api/patients/${this.patientId()}/check-ins/${this.checkInId()}/report`,
  );
  private readonly patient = httpResource<PatientView>(() => `/api/patients/${this.patientId()}`);
  protected readonly name = computed(() => (this.patient.hasValue() ? this.patient.value().name : ''));
  protected readonly report = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  private readonly language = computed(() => this.preference.value().language);
  protected readonly forms = computed(() => {
    const report = this.report();
    return report ? formLines(report, this.language()) : [];
  });
  constructor() {
    const live = inject(Live);
    live.hints.pipe(takeUntilDestroyed()).subscribe(({ kind, patientId }) => {
      if (kind === 'check-in' && patientId === this.patientId()) this.asked.reload();
    });
    const done = inject(Reviews).done.pipe(takeUntilDestroyed());
    done.subscribe((report) => report.checkIn.id === this.checkInId() && this.asked.set(report));
  }

  protected band({ form, band, total }: ScoreView): string | null {
    const choice = this.bands.choice(form, total);
    if (choice !== null) return choice;
    const report = this.report();
    const words = report && bandWords(report, form, band, this.language());
    return words && this.bands.band(form, band ?? '', words);
  }

  protected maxOf(form: string): number | null {
    return this.report()?.instruments.find(({ id }) => id === form)?.scoring?.max ?? null;
  }

  /** The language of an instrument's words, where it is not that of the page. */
  protected foreign(language: string): string | null {
    return language === this.language() ? null : language;
  }

  protected print(): void {
    window.print();
  }
}
