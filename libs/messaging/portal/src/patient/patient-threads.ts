import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink, RouterLinkActive } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ThreadList } from '@holdfast/messaging/model';
import { Button, ErrorPanel, Icon, Live, Moment, Waiting, problemOf } from '@holdfast/platform/portal';
import { debounceTime, filter } from 'rxjs';
import { WhyWords } from '../inbox/why-words';
import { ThreadMoves } from '../staff-thread/thread-moves';

const SETTLE_MS = 250;

/** Every conversation of one patient, for staff: each opens beside the list, and a new one can be begun. */
@Component({
  selector: 'hf-patient-threads',
  imports: [RouterLink, RouterLinkActive, TranslocoDirective, Button, ErrorPanel, Icon, Moment, Waiting],
  template: `
    <section aria-labelledby="patient-threads" *transloco="let t">
      <div class="line">
        <h2 id="patient-threads">{{ t('inbox.patient.conversations') }}</h2>
        <a hfButton="tonal" [routerLink]="['/patients', patientId(), 'new']">
          <hf-icon name="plus" /> {{ t('inbox.patient.begin') }}
        </a>
      </div>
      @if (asked.hasValue()) {
        <ul>
          @for (row of rows(); track row.thread.id) {
            <li>
              <a
                [routerLink]="['/patients', patientId(), row.thread.id]"
                routerLinkActive="open"
                [ariaCurrentWhenActive]="true"
              >
                <span class="line">
                  <strong>{{ t('messaging.topic.' + row.thread.topic) }}</strong>
                  @if (row.thread.lastAt; as at) {
                    <hf-moment class="hf-meta" [at]="at" />
                  }
                </span>
                <span class="words">{{ row.thread.snippet ?? t('messaging.list.nothing') }}</span>
                <span class="hf-meta">
                  <span aria-hidden="true">{{ row.why.shape }}</span> {{ row.why.words }} ·
                  {{ row.thread.assigneeName ?? row.thread.poolName }}
                </span>
              </a>
            </li>
          } @empty {
            <li class="hf-quiet none">{{ t('inbox.patient.none') }}</li>
          }
        </ul>
      } @else if (problem(); as one) {
        <hf-error-panel [problem]="one" (retry)="asked.reload()" />
      } @else {
        <hf-waiting />
      }
    </section>
  `,
  styles: `
    .line {
      display: flex;
      align-items: center;
      justify-content: space-between;
      gap: 0.5rem;
    }
    ul {
      margin-block-start: 0.5rem;
    }
    li a {
      display: flex;
      flex-direction: column;
      gap: 0.125rem;
      padding: 0.625rem 0.75rem;
      border-bottom: 1px solid var(--hf-outline-variant);
      color: inherit;
      text-decoration: none;
    }
    li a:hover {
      background: var(--hf-surface-mid);
    }
    li a.open {
      background: var(--hf-secondary-container);
      color: var(--hf-on-secondary-container);
    }
    li a.open .hf-meta {
      color: inherit;
    }
    .words {
      display: -webkit-box;
      overflow: hidden;
      -webkit-box-orient: vertical;
      -webkit-line-clamp: 1;
    }
    .none {
      padding: 0.75rem;
    }
  `,
})
export class PatientThreads {
  readonly patientId = input.required<string>();
  private readonly words = inject(WhyWords);
  private readonly moves = inject(ThreadMoves);
  protected readonly asked = httpResource<ThreadList>(() => `/api/patients/${this.patientId()}/threads`);
  protected readonly rows = computed(() => {
    const threads = this.asked.hasValue() ? this.asked.value().items : [];
    return threads.map((one) => this.moves.shown(one)).map((thread) => ({ thread, why: this.words.say(thread) }));
  });
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });

  constructor() {
    const live = inject(Live);
    const told = filter(({ kind, patientId }: { kind: string; patientId: string | null }) => {
      return patientId === this.patientId() && kind !== 'typing';
    });
    live.hints.pipe(told, debounceTime(SETTLE_MS), takeUntilDestroyed()).subscribe(() => this.asked.reload());
    live.catchUp.pipe(takeUntilDestroyed()).subscribe(() => this.asked.reload());
  }
}
