import { HttpClient } from '@angular/common/http';
import { Component, inject, output, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { RecordSubjects } from '@holdfast/record/model';
import { Button, Field, Icon, type Problem, ProblemWords, TimeWords, problemOf } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

/** One patient as an administrator finds them. */
export type RecordSubject = RecordSubjects['items'][number];

/** Finds whose record it is, by whole words of the name, and hands the patient on. */
@Component({
  selector: 'hf-record-finding',
  imports: [TranslocoDirective, Button, Field, Icon],
  template: `
    <ng-container *transloco="let t">
      <form class="hf-row" (submit)="find($event, name.value)">
        <hf-field class="name" [label]="t('record.find.label')" for="record-name" [hint]="t('record.find.hint')">
          <input
            #name
            id="record-name"
            class="hf-input"
            autocomplete="off"
            maxlength="200"
            aria-describedby="record-name-hint"
          />
        </hf-field>
        <button hfButton="tonal" type="submit"><hf-icon name="search" /> {{ t('record.find.find') }}</button>
      </form>
      <div role="status">
        @if (found(); as items) {
          @if (items.length === 0) {
            <p>{{ t('record.find.none') }}</p>
          }
        }
      </div>
      @if (problem(); as one) {
        <p class="hf-refusal" role="alert">{{ problems.say(one) }}</p>
      }
      @if (found(); as items) {
        <ul>
          @for (one of items; track one.id) {
            <li>
              <span
                >{{ one.name }} <span class="hf-meta">{{ time.day(one.dateOfBirth, 'UTC') }}</span></span
              >
              <button
                hfButton="outlined"
                type="button"
                [attr.aria-label]="t('record.find.chooseOf', { name: one.name })"
                (click)="chosen.emit(one)"
              >
                {{ t('record.find.choose') }}
              </button>
            </li>
          }
        </ul>
      }
    </ng-container>
  `,
  styles: `
    .name {
      flex: 1 1 16rem;
    }
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    li {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      justify-content: space-between;
      gap: 0.5rem;
      padding-block: 0.5rem;
      border-block-end: 1px solid var(--hf-outline-variant);
    }
    form {
      align-items: end;
    }
  `,
})
export class RecordFinding {
  readonly chosen = output<RecordSubject>();
  private readonly http = inject(HttpClient);
  protected readonly problems = inject(ProblemWords);
  protected readonly time = inject(TimeWords);
  protected readonly found = signal<readonly RecordSubject[] | null>(null);
  protected readonly problem = signal<Problem | null>(null);

  protected async find(event: Event, name: string): Promise<void> {
    event.preventDefault();
    if (name.trim() === '') return;
    this.problem.set(null);
    try {
      const asked = this.http.post<RecordSubjects>('/api/clinic/record-search', { name: name.trim() });
      this.found.set((await firstValueFrom(asked)).items);
    } catch (failure) {
      this.problem.set(problemOf(failure));
    }
  }
}
