import { Component, computed, inject, input, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TrendNote } from '@holdfast/check-in/model';
import { Button, Clock, Field, ProblemWords, TimeWords } from '@holdfast/platform/portal';
import { OwnTrend } from './own-trend';
import { noonOf } from './trend-shape';
import { TrendWords } from './trend-words';

/** What changed on a day, in the patient's own words beside the line. The care team can read it. */
@Component({
  selector: 'hf-day-notes',
  imports: [TranslocoDirective, Button, Field],
  template: `
    <section class="hf-stack" aria-labelledby="notes-title" *transloco="let t">
      <h2 id="notes-title">{{ t('check-in.trend.notes.title') }}</h2>
      <ul class="hf-stack">
        @for (note of latest(); track note.id) {
          <li>
            <p class="hf-meta">{{ words.fullDay(noon(note.day)) }}</p>
            <p class="words">{{ note.words ?? t('check-in.trend.notes.unreadable') }}</p>
            <div class="hf-row hf-no-print">
              <button hfButton type="button" (click)="edit(note)">
                {{ t('check-in.trend.notes.change') }}
                <span class="hf-unseen">{{ words.fullDay(noon(note.day)) }}</span>
              </button>
              <button hfButton type="button" (click)="remove(note)">
                {{ t('check-in.trend.notes.remove') }}
                <span class="hf-unseen">{{ words.fullDay(noon(note.day)) }}</span>
              </button>
            </div>
          </li>
        } @empty {
          <li class="hf-quiet">{{ t('check-in.trend.notes.none') }}</li>
        }
      </ul>
      <form class="hf-card hf-stack hf-no-print" (submit)="save($event)">
        <hf-field [label]="t('check-in.trend.notes.day')" for="note-day">
          <input
            class="hf-input"
            id="note-day"
            type="date"
            required
            [max]="today()"
            [value]="day()"
            (input)="day.set(valueOf($event))"
          />
        </hf-field>
        <hf-field
          [label]="t('check-in.trend.notes.words')"
          for="note-words"
          [hint]="t('check-in.trend.notes.hint')"
          [error]="trouble()"
        >
          <textarea
            class="hf-input"
            id="note-words"
            rows="3"
            maxlength="300"
            aria-describedby="note-words-hint"
            [value]="body()"
            (input)="body.set(valueOf($event))"
          ></textarea>
        </hf-field>
        <div class="hf-row">
          <button hfButton="tonal" type="submit">{{ t('check-in.trend.notes.save') }}</button>
          @if (editing()) {
            <button hfButton type="button" (click)="clear()">{{ t('platform.action.cancel') }}</button>
          }
        </div>
        <p role="status" class="hf-meta">{{ isSaved() ? t('check-in.trend.notes.saved') : '' }}</p>
      </form>
    </section>
  `,
  styles: `
    .words {
      white-space: pre-wrap;
    }
  `,
})
export class DayNotes {
  readonly notes = input.required<readonly TrendNote[]>();
  private readonly own = inject(OwnTrend);
  private readonly problems = inject(ProblemWords);
  private readonly clock = inject(Clock);
  private readonly time = inject(TimeWords);
  protected readonly words = inject(TrendWords);
  protected readonly noon = noonOf;
  protected readonly today = computed(() => this.time.dayKey(this.clock.halfMinute()));
  protected readonly latest = computed(() => this.notes().toReversed());
  protected readonly editing = signal<string | null>(null);
  protected readonly day = signal(this.time.dayKey(this.clock.now()));
  protected readonly body = signal('');
  protected readonly isSaved = signal(false);
  protected readonly trouble = signal('');

  protected valueOf(event: Event): string {
    this.isSaved.set(false);
    return (event.target as HTMLInputElement | HTMLTextAreaElement).value;
  }

  protected edit(note: TrendNote): void {
    this.editing.set(note.id);
    this.day.set(note.day);
    this.body.set(note.words ?? '');
    document.getElementById('note-words')?.focus();
  }

  protected clear(): void {
    this.editing.set(null);
    this.body.set('');
  }

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const words = this.body().trim();
    if (words === '' || this.day() === '') return;
    if (await this.write(this.editing(), { day: this.day(), words })) this.clear();
  }

  protected remove({ id, day }: TrendNote): void {
    void this.write(id, { day, words: null });
  }

  private async write(id: string | null, note: { day: string; words: string | null }): Promise<boolean> {
    const isDone = await this.own.annotate(id, note);
    const problem = this.own.problem();
    this.trouble.set(problem ? this.problems.say(problem) : '');
    this.isSaved.set(isDone);
    return isDone;
  }
}
