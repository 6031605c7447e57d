import { Component, computed, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type HoursSetting, hoursFaults } from '@holdfast/clinic/model';
import { HoursFields, SettingFrame, SettingPage, SettingStore } from '@holdfast/clinic/portal';
import { TimeWords } from '@holdfast/platform/portal';
import { PromisePreviewing } from './promise-previewing';

/** When somebody is there, with what the clinic would promise to who writes on a Friday evening, by the very rule that promises. */
@Component({
  selector: 'hf-hours-page',
  imports: [TranslocoDirective, HoursFields, SettingFrame],
  providers: [PromisePreviewing, SettingStore],
  template: `
    <hf-setting-frame *transloco="let t">
      <ng-container fields>
        @if (value(); as value) {
          <hf-hours-fields [value]="value" (changed)="put($event)" />
        }
      </ng-container>
      <ng-container preview>
        <div aria-live="polite">
          @for (one of promises(); track one.topic) {
            <p>
              @if (one.by) {
                {{ t('routing.hours.promise', { topic: t('settings.part.topics.' + one.topic), by: one.by }) }}
              } @else {
                {{ t('routing.hours.never', { topic: t('settings.part.topics.' + one.topic) }) }}
              }
            </p>
          }
        </div>
        <p class="hf-meta">{{ t('routing.hours.zone', { zone: zone() }) }}</p>
      </ng-container>
    </hf-setting-frame>
  `,
  styles: `
    :host {
      display: block;
      block-size: 100%;
    }
    p + p {
      margin-block-start: 0.5rem;
    }
  `,
})
export class HoursPage extends SettingPage<HoursSetting> {
  private readonly time = inject(TimeWords);
  private readonly preview = inject(PromisePreviewing);
  protected readonly promises = computed(() => {
    const preview = this.preview.shown();
    return (preview?.items ?? []).map(({ topic, fridayReplyBy }) => ({
      topic,
      by: fridayReplyBy && this.time.dayAndTime(fridayReplyBy, preview?.zone),
    }));
  });
  protected readonly zone = computed(() => this.preview.shown()?.zone ?? '');

  constructor() {
    super();
    this.open({ name: 'hours', faults: hoursFaults });
    this.preview.follow(() => {
      const hours = this.value();
      return hours && hoursFaults(hours).length === 0 ? { hours, topics: null } : null;
    });
  }
}
