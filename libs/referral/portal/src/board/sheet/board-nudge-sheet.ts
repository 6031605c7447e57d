import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Clock, ErrorPanel, problemOf, Waiting } from '@holdfast/platform/portal';
import { nudgeObstacle, type ReferralView, type TherapistList } from '@holdfast/referral/model';
import { NudgeMail } from '../../nudge-mail';

/** Shows who is asked again and who is not, each with why, before anything goes. Closes with true where it is to go. */
@Component({
  selector: 'hf-board-nudge-sheet',
  imports: [TranslocoDirective, Button, ErrorPanel, NudgeMail, Waiting],
  template: `
    <div class="hf-stack" *transloco="let t">
      <h2 id="board-nudge-title" tabindex="-1">{{ t('board.nudge.title') }}</h2>
      @if (problem(); as one) {
        <hf-error-panel [problem]="one" (retry)="directory.reload()" />
      } @else if (directory.hasValue()) {
        <p>{{ t('board.nudge.lead') }}</p>
        <hf-nudge-mail />
        <h3>{{ t('board.nudge.goes', { count: goes().length }) }}</h3>
        @if (goes().length > 0) {
          <ul>
            @for (one of goes(); track one.card.id) {
              <li>{{ t('board.nudge.one', { name: one.card.therapistName, patient: one.card.patientName }) }}</li>
            }
          </ul>
        }
        @if (stays().length > 0) {
          <h3>{{ t('board.nudge.stays', { count: stays().length }) }}</h3>
          <ul>
            @for (one of stays(); track one.card.id) {
              <li>
                {{ t('board.nudge.one', { name: one.card.therapistName, patient: one.card.patientName }) }}:
                {{ t('board.nudge.why.' + one.why) }}
              </li>
            }
          </ul>
        }
      } @else {
        <hf-waiting [lines]="[60, 90, 80]" />
      }
      <div class="hf-row">
        @if (goes().length > 0) {
          <button hfButton="filled" type="button" (click)="dialog.close(true)">
            {{ t('board.nudge.send', { count: goes().length }) }}
          </button>
        }
        <button hfButton="tonal" type="button" (click)="dialog.close()">{{ t('platform.action.cancel') }}</button>
      </div>
    </div>
  `,
  styles: `
    h3 {
      margin: 0;
      font: var(--hf-label);
      font-weight: 700;
    }
    ul {
      margin: 0;
      padding-inline-start: 1.25rem;
    }
  `,
})
export class BoardNudgeSheet {
  private readonly cards = inject<readonly ReferralView[]>(DIALOG_DATA);
  private readonly clock = inject(Clock);
  protected readonly dialog = inject<DialogRef<boolean>>(DialogRef);
  protected readonly directory = httpResource<TherapistList>(() => '/api/clinic/therapists');
  protected readonly problem = computed(() => {
    const failure = this.directory.error();
    return failure ? problemOf(failure) : null;
  });
  private readonly looked = computed(() => {
    if (!this.directory.hasValue()) return [];
    const mailed = new Set(this.directory.value().items.flatMap(({ id, entry }) => (entry.email ? [id] : [])));
    return this.cards.map((card) => {
      const lastAt = card.nudges.lastAt ? Date.parse(card.nudges.lastAt) : null;
      const facts = { state: card.state, isAnswered: card.isAnswered, lastAt, hasMail: mailed.has(card.therapistId) };
      return { card, why: nudgeObstacle(facts, this.clock.now()) };
    });
  });
  protected readonly goes = computed(() => this.looked().filter(({ why }) => why === null));
  protected readonly stays = computed(() => this.looked().filter(({ why }) => why !== null));
}
