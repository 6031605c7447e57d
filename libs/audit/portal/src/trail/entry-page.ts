import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { TrailEntryView } from '@holdfast/audit/model';
import { Button, ErrorPanel, Icon, TimeWords, Waiting, problemOf } from '@holdfast/platform/portal';
import { EntryWords } from './entry-words';

const ALL = 1000;

/** One entry of the trail at an address of its own, with how well it is sealed. */
@Component({
  selector: 'hf-entry-page',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Icon, Waiting],
  template: `
    <div class="hf-page hf-stack" *transloco="let t">
      <p>
        <a hfButton routerLink="/admin/trail"><hf-icon name="back" /> {{ t('trail.entry.back') }}</a>
      </p>
      <h1 tabindex="-1">{{ t('trail.entry.title') }}</h1>
      @if (view(); as one) {
        <dl>
          <dt>{{ t('trail.column.at') }}</dt>
          <dd>{{ time.dayAndTime(one.entry.at) }}</dd>
          <dt>{{ t('trail.column.who') }}</dt>
          <dd>
            {{ words.who(one.entry) }}
            @if (one.entry.who; as who) {
              <span class="hf-meta">{{ words.roles(who.roles) }}</span>
              <a routerLink="/admin/trail" [queryParams]="{ person: who.id }">{{ t('trail.entry.by') }}</a>
            }
          </dd>
          <dt>{{ t('trail.column.what') }}</dt>
          <dd>
            {{ words.did(one.entry.action) }} <code>{{ one.entry.action }}</code>
            <span class="hf-chip">{{ t('trail.outcome.' + one.entry.outcome) }}</span>
          </dd>
          <dt>{{ t('trail.column.whom') }}</dt>
          <dd>
            {{ words.whom(one.entry, all) || t('trail.entry.none') }}
            @if (one.entry.patient; as patient) {
              <a routerLink="/admin/trail" [queryParams]="{ patient: patient.id }">{{ t('trail.entry.whose') }}</a>
            }
          </dd>
          @if (one.entry.purpose; as why) {
            <dt>{{ t('trail.column.why') }}</dt>
            <dd>{{ t('trail.purpose.' + why) }}</dd>
          }
          @if (one.entry.origin; as origin) {
            <dt>{{ t('trail.column.where') }}</dt>
            <dd>
              {{ origin }}
              <a routerLink="/admin/trail" [queryParams]="{ origin }">{{ t('trail.entry.from') }}</a>
            </dd>
          }
          <dt>{{ t('trail.entry.sealed') }}</dt>
          <dd>
            @if (one.entry.position === null) {
              {{ t('trail.entry.unsealed') }}
            } @else {
              {{ t('trail.place', { place: one.entry.position }) }}.
              @if (one.checkpoint; as checkpoint) {
                {{ t('trail.entry.signed', { at: time.dayAndTime(checkpoint.at), size: checkpoint.size }) }}
              } @else {
                {{ t('trail.entry.unsigned') }}
              }
            }
          </dd>
          <dt>{{ t('trail.entry.id') }}</dt>
          <dd>
            <code>{{ one.entry.id }}</code>
          </dd>
          @if (one.entry.requestId; as id) {
            <dt>{{ t('trail.entry.request') }}</dt>
            <dd>
              <code>{{ id }}</code>
            </dd>
          }
        </dl>
      } @else if (problem(); as one) {
        <hf-error-panel [problem]="one" [canRetry]="one.status !== 404" (retry)="asked.reload()" />
      } @else {
        <hf-waiting />
      }
    </div>
  `,
  styles: `
    dt {
      margin-block-start: 0.75rem;
      font: var(--hf-label);
    }
    dd {
      display: flex;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
      margin: 0;
    }
    code {
      overflow-wrap: anywhere;
    }
  `,
})
export class EntryPage {
  readonly entryId = input.required<string>();
  protected readonly all = ALL;
  protected readonly words = inject(EntryWords);
  protected readonly time = inject(TimeWords);
  protected readonly asked = httpResource<TrailEntryView>(() => `/api/clinic/trail/${this.entryId()}`);
  protected readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : null));
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
}
