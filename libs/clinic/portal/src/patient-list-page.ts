import { HttpClient } from '@angular/common/http';
import { Component, DestroyRef, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PatientPage, PatientSummary } from '@holdfast/clinic/model';
import {
  Button,
  Can,
  Empty,
  ErrorPanel,
  Field,
  Icon,
  type Problem,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { BirthWords } from './birth-words';

const PAUSE_MS = 250;

/** The patients this person looks after, found by the words of a name. */
@Component({
  selector: 'hf-patient-list-page',
  imports: [RouterLink, TranslocoDirective, Button, Can, Empty, ErrorPanel, Field, Icon, Waiting],
  template: `
    <div class="hf-page hf-stack" *transloco="let t">
      <h1 tabindex="-1">{{ t('charts.patients.title') }}</h1>
      <hf-field for="patient-name" [label]="t('charts.patients.find')" [hint]="t('charts.patients.hint')">
        <input
          #name
          id="patient-name"
          class="hf-input"
          type="search"
          autocomplete="off"
          aria-describedby="patient-name-hint"
          maxlength="80"
          (input)="search(name.value)"
        />
      </hf-field>
      <div *hfCan="'patient.merge'">
        <a hfButton="outlined" routerLink="/duplicates">{{ t('charts.patients.duplicates') }}</a>
      </div>
      @if (problem(); as one) {
        <hf-error-panel [problem]="one" (retry)="load()" />
      }
      @if (patients(); as all) {
        <p class="hf-unseen" role="status">{{ t('charts.patients.count', { count: all.length }) }}</p>
        <ul [attr.aria-label]="t('charts.patients.title')">
          @for (patient of all; track patient.id) {
            <li>
              <a [routerLink]="['/patients', patient.id]">
                <strong>{{ patient.name }}</strong>
                @if (isOther(patient)) {
                  <span>“{{ patient.preferredName }}”</span>
                }
                <span class="hf-meta">{{ patient.pronouns }}</span>
                <span class="hf-meta born">{{ birth.say(patient.dateOfBirth) }}</span>
              </a>
            </li>
          } @empty {
            <li><hf-empty icon="people" [words]="t(word() ? 'charts.patients.nobody' : 'charts.patients.none')" /></li>
          }
        </ul>
        @if (nextAfter()) {
          <div>
            <button hfButton="outlined" type="button" (click)="more()">
              <hf-icon name="down" /> {{ t('charts.patients.more') }}
            </button>
          </div>
        }
      } @else if (!problem()) {
        <hf-waiting [lines]="[90, 90, 90, 90, 90]" />
      }
    </div>
  `,
  styles: `
    li a {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25rem 0.625rem;
      min-height: 2.75rem;
      padding: 0.375rem 0.5rem;
      border-bottom: 1px solid var(--hf-outline-variant);
      color: inherit;
      text-decoration: none;
    }
    li a:hover {
      background: var(--hf-surface-mid);
    }
    .born {
      margin-inline-start: auto;
    }
  `,
})
export class PatientListPage {
  private readonly http = inject(HttpClient);
  protected readonly birth = inject(BirthWords);
  protected readonly patients = signal<readonly PatientSummary[] | null>(null);
  protected readonly nextAfter = signal<string | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly word = signal('');
  private timer: ReturnType<typeof setTimeout> | null = null;
  private round = 0;

  constructor() {
    inject(DestroyRef).onDestroy(() => this.timer && clearTimeout(this.timer));
    void this.load();
  }

  protected search(name: string): void {
    this.word.set(name.trim());
    if (this.timer) clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.load(), PAUSE_MS);
  }

  protected async load(): Promise<void> {
    await this.ask(null, []);
  }

  protected async more(): Promise<void> {
    await this.ask(this.nextAfter(), this.patients() ?? []);
  }

  protected isOther({ name, preferredName }: PatientSummary): boolean {
    return preferredName !== '' && !name.startsWith(preferredName);
  }

  private async ask(after: string | null, before: readonly PatientSummary[]): Promise<void> {
    const round = ++this.round;
    const query = { limit: 50, ...(this.word() ? { name: this.word() } : {}), ...(after ? { after } : {}) };
    try {
      const page = await firstValueFrom(this.http.post<PatientPage>('/api/patients/search', query));
      if (round !== this.round) return;
      this.patients.set([...before, ...page.items]);
      this.nextAfter.set(page.nextAfter);
      this.problem.set(null);
    } catch (failure) {
      if (round === this.round) this.problem.set(problemOf(failure));
    }
  }
}
