import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Icon } from '@holdfast/platform/portal';
import type { TherapistView } from '@holdfast/referral/model';
import { DirectoryWords, STALE_DAYS } from './directory-words';

/** One therapist of the list: what they do, whether they have room, what came of our own referrals, and how old it is. */
@Component({
  selector: 'hf-therapist-card',
  imports: [RouterLink, TranslocoDirective, Icon],
  template: `
    <article class="hf-card" *transloco="let t">
      <div class="head">
        <h2>
          @if (canKeep()) {
            <a [routerLink]="['/therapists', therapist().id]">{{ entry().name }}</a>
          } @else {
            {{ entry().name }}
          }
        </h2>
        <span class="hf-chip">{{ t('therapist.capacity.' + entry().capacity) }}</span>
        @if (entry().practice; as practice) {
          <span class="hf-quiet">{{ practice }}</span>
        }
      </div>
      <p>
        @for (one of entry().modalities; track one; let last = $last) {
          {{ t('therapist.modality.' + one) }}{{ last ? '' : ' · ' }}
        }
      </p>
      <p class="hf-meta">
        @for (one of entry().populations; track one) {
          {{ t('therapist.population.' + one) }} ·
        }
        {{ languages() }}
      </p>
      <p class="hf-meta">
        @if (entry().telehealth) {
          {{ t('directory.telehealth') }}.
        }
        @if (entry().inPerson) {
          {{ t('directory.inPerson', { place: entry().place ?? '' }) }}.
        }
        @for (one of entry().accessibility; track one) {
          {{ t('therapist.access.' + one) }}.
        }
        {{ entry().payers.join(', ') }}
        @if (words.fee(entry()); as fee) {
          · {{ fee }}
        }
        @if (entry().waitDays !== null) {
          · {{ t('directory.wait', { days: entry().waitDays }) }}
        }
      </p>
      <p class="hf-meta">
        {{ t('directory.reach', { way: t('therapist.contact.' + entry().contactBy) }) }} ·
        {{ address() }}
      </p>
      <p>{{ words.history(therapist().history) }}</p>
      <p class="hf-meta">
        {{ words.checked(entry()) }}
        @if (words.isStale(entry())) {
          <strong class="old"><hf-icon name="clock" /> {{ t('directory.checked.old', { limit }) }}</strong>
        }
      </p>
    </article>
  `,
  styles: `
    article {
      display: grid;
      gap: 0.375rem;
      padding: 0.875rem 1rem;
    }
    .head {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 0.25rem 0.75rem;
    }
    h2 a {
      display: inline-block;
      padding-block: 0.25rem;
    }
    .old {
      display: inline-flex;
      align-items: center;
      gap: 0.25rem;
      color: var(--hf-on-surface);
    }
  `,
})
export class TherapistCard {
  readonly therapist = input.required<TherapistView>();
  /** Whether the name leads to the form. */
  readonly canKeep = input.required<boolean>();
  protected readonly words = inject(DirectoryWords);
  protected readonly limit = STALE_DAYS;
  protected readonly entry = computed(() => this.therapist().entry);
  protected readonly languages = computed(() =>
    this.entry()
      .languages.map((one) => this.words.language(one))
      .join(', '),
  );
  protected readonly address = computed(() => {
    const { contactBy, email, phone, fax } = this.entry();
    return { mail: email, phone, fax }[contactBy] ?? '';
  });
}
