import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, type Signal, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { ThreadDetail } from '@holdfast/messaging/model';
import { Button, Moment, TimeWords } from '@holdfast/platform/portal';

/** What happened to a conversation besides its messages, and how far each person has read. */
@Component({
  selector: 'hf-facts-sheet',
  imports: [TranslocoDirective, Button, Moment],
  template: `
    <div class="hf-stack" *transloco="let t">
      <h2 id="hf-facts-title" tabindex="-1">{{ t('inbox.facts.title') }}</h2>
      <section aria-labelledby="hf-facts-steps">
        <h3 id="hf-facts-steps">{{ t('inbox.facts.steps') }}</h3>
        <ol>
          @for (step of steps(); track step.id) {
            <li>
              <hf-moment class="hf-meta" [at]="step.at" />
              <span>
                {{ t('inbox.step.' + step.kind + (step.by === null ? 'Itself' : ''), { by: step.by, to: step.to }) }}
                @if (step.reason) {
                  <q>{{ step.reason }}</q>
                }
              </span>
            </li>
          }
        </ol>
      </section>
      <section aria-labelledby="hf-facts-people">
        <h3 id="hf-facts-people">{{ t('inbox.facts.people') }}</h3>
        <ul>
          @for (person of people(); track person.accountId) {
            <li>
              <span>
                {{ person.title ? person.name + ', ' + person.title : person.name }}
                @if (person.side === 'patient') {
                  ({{ t('inbox.facts.patient') }})
                }
                <span class="hf-meta read">
                  {{ t('inbox.facts.' + person.how, { seq: person.readSeq, last: lastSeq(), time: person.time }) }}
                  @if (person.drafting) {
                    · {{ t('inbox.facts.drafting') }}
                  }
                </span>
              </span>
            </li>
          }
        </ul>
      </section>
      <div>
        <button hfButton="tonal" type="button" (click)="dialog.close()">{{ t('platform.action.close') }}</button>
      </div>
    </div>
  `,
  styles: `
    :host {
      display: block;
    }
    li {
      display: flex;
      gap: 0.75rem;
      padding-block: 0.375rem;
      border-bottom: 1px solid var(--hf-outline-variant);
    }
    li > .hf-meta {
      flex: none;
      width: 9.5rem;
    }
    .read {
      display: block;
    }
  `,
})
export class FactsSheet {
  private readonly detail = inject<Signal<ThreadDetail | null>>(DIALOG_DATA);
  private readonly time = inject(TimeWords);
  protected readonly dialog = inject(DialogRef);
  protected readonly steps = computed(() => this.detail()?.steps ?? []);
  protected readonly lastSeq = computed(() => this.detail()?.lastSeq ?? 0);
  protected readonly people = computed(() =>
    (this.detail()?.members ?? []).map((person) => ({
      ...person,
      how: person.readSeq === 0 ? 'unread' : person.readSeq >= this.lastSeq() ? 'readAll' : 'read',
      time: person.readAt ? this.time.short(person.readAt) : '',
    })),
  );
}
