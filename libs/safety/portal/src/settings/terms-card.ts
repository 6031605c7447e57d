import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { KeptVersions } from '@holdfast/clinic/portal';
import { Button, ErrorPanel, type Problem, ProblemWords, Waiting, problemOf } from '@holdfast/platform/portal';
import { DEFAULT_TERMS, type SafetyTerms, type SafetyTermsView } from '@holdfast/safety/model';
import { firstValueFrom } from 'rxjs';
import { ArrangementWords } from './arrangement-words';

type Figure = 'critical' | 'high' | 'moderate' | 'words' | 'contact' | 'every';

const FIGURES: readonly { readonly id: Figure; readonly min: number; readonly max: number }[] = [
  { id: 'critical', min: 1, max: 1440 },
  { id: 'high', min: 1, max: 1440 },
  { id: 'moderate', min: 1, max: 1440 },
  { id: 'words', min: 1, max: 1440 },
  { id: 'contact', min: 1, max: 1440 },
  { id: 'every', min: 5, max: 120 },
];

/** How soon alerts are acknowledged, and whether closing a critical one takes two. */
@Component({
  selector: 'hf-terms-card',
  imports: [TranslocoDirective, Button, ErrorPanel, KeptVersions, Waiting],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="hf-terms" *transloco="let t">
      <h2 id="hf-terms">{{ t('alerts.settings.terms') }}</h2>
      @if (problem(); as failed) {
        <hf-error-panel [problem]="failed" (retry)="load()" />
      } @else if (!asked.hasValue()) {
        <hf-waiting />
      } @else {
        <p class="hf-meta">{{ t('alerts.settings.termsLead') }}</p>
        <form class="hf-stack" novalidate (submit)="save($event)">
          <div class="numbers">
            @for (one of figures; track one.id) {
              <label>
                <span>{{ t('alerts.settings.' + one.id) }}</span>
                <input
                  #field
                  class="hf-input"
                  type="number"
                  step="1"
                  [min]="one.min"
                  [max]="one.max"
                  [disabled]="!canSet()"
                  [value]="valueOf(one.id)"
                  [attr.aria-invalid]="wrong() === one.id"
                  (input)="fill(one.id, field.valueAsNumber)"
                />
                @if (wrong() === one.id) {
                  <span class="wrong" role="alert">{{
                    t('alerts.settings.range', { min: one.min, max: one.max })
                  }}</span>
                }
              </label>
            }
          </div>
          <label class="check">
            <input
              #four
              type="checkbox"
              [disabled]="!canSet()"
              [checked]="terms().fourEyes"
              (change)="edit({ fourEyes: four.checked })"
            />
            <span>{{ t('alerts.settings.fourEyes') }}</span>
          </label>
          @if (trouble(); as failed) {
            <p role="alert">
              {{ failed.status === 409 ? t('alerts.settings.changed') : problems.say(failed) }}
              @if (failed.status === 409) {
                <button hfButton="outlined" type="button" (click)="load()">{{ t('alerts.settings.load') }}</button>
              }
            </p>
          }
          @if (canSet()) {
            <div class="hf-row">
              <button hfButton="tonal" type="submit">{{ t('alerts.settings.save') }}</button>
              <span role="status">{{ isSaved() ? t('alerts.settings.saved') : '' }}</span>
            </div>
          } @else {
            <p class="hf-meta">{{ t('alerts.settings.readOnly') }}</p>
          }
        </form>
        <hf-kept-versions
          [of]="t('alerts.settings.terms')"
          url="/api/clinic/safety-terms"
          [stands]="version()"
          [canRestore]="canSet()"
          [words]="words"
          (restored)="load()"
        />
      }
    </section>
  `,
  styleUrl: './settings-card.css',
})
export class TermsCard {
  readonly canSet = input(false);
  private readonly http = inject(HttpClient);
  protected readonly problems = inject(ProblemWords);
  protected readonly words = inject(ArrangementWords).terms;
  protected readonly asked = httpResource<SafetyTermsView>(() => '/api/clinic/safety-terms');
  protected readonly figures = FIGURES;
  protected readonly terms = signal<SafetyTerms>(DEFAULT_TERMS);
  protected readonly version = signal(0);
  protected readonly trouble = signal<Problem | null>(null);
  protected readonly wrong = signal<Figure | null>(null);
  protected readonly isSaved = signal(false);
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });

  constructor() {
    effect(() => {
      const view = this.asked.hasValue() ? this.asked.value() : null;
      if (view) untracked(() => this.adopt(view));
    });
  }

  protected valueOf(figure: Figure): number {
    const { acknowledgeMinutes, contactCriticalMinutes, escalateEveryMinutes } = this.terms();
    if (figure === 'contact') return contactCriticalMinutes;
    return figure === 'every' ? escalateEveryMinutes : acknowledgeMinutes[figure];
  }

  protected fill(figure: Figure, minutes: number): void {
    if (figure === 'contact') this.edit({ contactCriticalMinutes: minutes });
    else if (figure === 'every') this.edit({ escalateEveryMinutes: minutes });
    else this.edit({ acknowledgeMinutes: { ...this.terms().acknowledgeMinutes, [figure]: minutes } });
  }

  protected edit(part: Partial<SafetyTerms>): void {
    this.terms.update((terms) => ({ ...terms, ...part }));
    this.isSaved.set(false);
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    this.trouble.set(null);
    const bad = FIGURES.find(({ id, min, max }) => {
      const value = this.valueOf(id);
      return !Number.isInteger(value) || value < min || value > max;
    });
    this.wrong.set(bad?.id ?? null);
    if (bad) return;
    try {
      const body = { version: this.version(), terms: this.terms() };
      this.adopt(await firstValueFrom(this.http.put<SafetyTermsView>('/api/clinic/safety-terms', body)));
      this.isSaved.set(true);
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    }
  }

  protected load(): void {
    this.trouble.set(null);
    this.asked.reload();
  }

  private adopt({ version, terms }: SafetyTermsView): void {
    this.version.set(version);
    this.terms.set(terms);
  }
}
