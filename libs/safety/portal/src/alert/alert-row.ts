import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button, Icon, Moment, Session, Sheet } from '@holdfast/platform/portal';
import type { AlertSummary } from '@holdfast/safety/model';
import { type Acknowledgement, AcknowledgeSheet } from './acknowledge-sheet';
import { AlertStore } from './alert-store';
import { AlertWords } from './alert-words';
import { LevelChip } from './level-chip';

/** One alert in a line: how pressing, who, why, how old, what is due, who has it, and what one can do. */
@Component({
  selector: 'hf-alert-row',
  imports: [RouterLink, TranslocoDirective, Button, Icon, LevelChip, Moment],
  template: `
    <ng-container *transloco="let t">
      <hf-level-chip [level]="words.levelOf(alert())" />
      <div class="what">
        <p class="who">{{ alert().patientName }}</p>
        <p>{{ words.reason(alert()) }}</p>
        <p class="hf-meta">
          {{ words.age(alert()) }} ·
          @if (alert().closedAt; as closedAt) {
            {{ t('alerts.list.closedAt') }} <hf-moment [at]="closedAt" />
          } @else {
            {{ t('alerts.state.' + alert().state) }}
            @if (due(); as one) {
              · <span [class.late]="one.isLate">{{ one.isLate ? '■' : '▲' }} {{ one.words }}</span>
            }
            · {{ owner() ? t(owner(), { who: alert().owner }) : '' }}
          }
        </p>
      </div>
      <div class="hf-row acts">
        @if (alert().patientId && alert().state !== 'closed' && alert().ownerId !== me()) {
          <button hfButton="outlined" type="button" (click)="store.own(alert(), true)">
            {{ t('alerts.act.claim') }}
          </button>
        }
        @if (alert().state === 'open') {
          <button [hfButton]="alert().level === 'critical' ? 'support' : 'tonal'" type="button" (click)="acknowledge()">
            {{ t(alert().patientId ? 'alerts.act.acknowledge' : 'alerts.act.endDrill') }}
          </button>
        }
        @if (alert().patientId; as patientId) {
          <a
            hfButton
            [routerLink]="['/alerts', patientId, alert().id]"
            [attr.aria-label]="t('alerts.act.open') + ': ' + alert().patientName"
          >
            {{ t('alerts.act.open') }} <hf-icon name="forward" />
          </a>
        }
      </div>
    </ng-container>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.5rem 1rem;
      padding: 0.5rem 1rem;
    }
    .what {
      flex: 1 1 16rem;
      min-width: 0;
    }
    .who {
      font: var(--hf-title);
    }
    .late {
      color: var(--hf-on-surface);
      font-weight: 700;
    }
    @media (max-width: 599px) {
      .hf-button {
        min-height: 2.75rem;
      }
    }
  `,
})
export class AlertRow {
  readonly alert = input.required<AlertSummary>();
  protected readonly store = inject(AlertStore);
  protected readonly words = inject(AlertWords);
  private readonly sheet = inject(Sheet);
  private readonly session = inject(Session);
  protected readonly me = computed(() => this.session.person()?.accountId ?? '');
  protected readonly due = computed(() => this.words.due(this.alert()));
  protected readonly owner = computed(() => {
    const { ownerId, kind } = this.alert();
    if (kind === 'drill') return '';
    if (!ownerId) return 'alerts.band.nobody';
    return ownerId === this.me() ? 'alerts.band.mine' : 'alerts.band.has';
  });

  protected acknowledge(): void {
    const alert = this.alert();
    if (!alert.patientId) return void this.store.acknowledge(alert, null);
    const sheet = this.sheet.open<Acknowledgement, AcknowledgeSheet>(AcknowledgeSheet, 'hf-acknowledge-title', alert);
    sheet.closed.subscribe((said) => said && void this.store.acknowledge(alert, said.note));
  }
}
