import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { ClinicStore } from '@holdfast/clinic/portal';
import { Button, Icon, Preference } from '@holdfast/platform/portal';
import { CrisisWatch } from './crisis-watch';
import { HelpNow } from './help-now';

/** Shows where help is beside words that sound like danger. It looks on the device and blocks nothing. */
@Component({
  selector: 'hf-writing-aid',
  imports: [TranslocoDirective, Button, Icon],
  template: `
    <div role="status">
      @if (isNeeded()) {
        <ng-container *transloco="let t">
          <div class="hf-card hf-card-support">
            <p class="title"><hf-icon name="heart" /> {{ t('safety.aid.title') }}</p>
            <p>{{ t('safety.aid.words') }}</p>
            <div class="hf-row">
              @if (isSpanish()) {
                <a hfButton="support" href="tel:988">{{ t('safety.way.lifeline-spanish-call') }}</a>
                <a hfButton="outlined" href="sms:988?&body=AYUDA">{{ t('safety.way.lifeline-spanish-text') }}</a>
              } @else {
                <a hfButton="support" href="tel:988">{{ t('safety.way.lifeline-call') }}</a>
                <a hfButton="outlined" href="sms:988">{{ t('safety.way.lifeline-text') }}</a>
              }
              @if (clinic.phone(); as phone) {
                <a hfButton="outlined" [href]="'tel:' + phone">{{ t('safety.help.clinic', { clinic: phone }) }}</a>
              }
              <button hfButton type="button" (click)="help.open()">{{ t('safety.aid.more') }}</button>
            </div>
          </div>
        </ng-container>
      }
    </div>
    @if (!isNeeded()) {
      <p class="hf-meta" *transloco="let t">{{ t('safety.aid.notWatched') }}</p>
    }
  `,
  styles: `
    .hf-card {
      display: flex;
      flex-direction: column;
      gap: 0.375rem;
      margin-block: 0.375rem;
      padding: 0.625rem 0.875rem;
    }
    .title {
      display: flex;
      gap: 0.5rem;
      align-items: center;
      font: var(--hf-label);
    }
    .hf-row {
      gap: 0.375rem;
    }
    /* On a short screen whom to call comes before the words about it. */
    @media (max-height: 700px) {
      p:not(.title) {
        order: 1;
      }
    }
    .hf-button {
      min-height: 2.75rem;
      padding-inline: 0.875rem;
    }
    .hf-button:not(.hf-button-support) {
      color: inherit;
      border-color: currentColor;
    }
    .hf-button:not(.hf-button-support):hover {
      background: color-mix(in srgb, currentColor 10%, transparent);
    }
  `,
})
export class WritingAid {
  /** What the person has written so far. */
  readonly text = input('');
  protected readonly help = inject(HelpNow);
  protected readonly clinic = inject(ClinicStore);
  private readonly preference = inject(Preference);
  protected readonly isSpanish = computed(() => this.preference.value().language === 'es');
  private readonly watch = inject(CrisisWatch);
  protected readonly isNeeded = computed(() => this.watch.finds(this.text()));
}
