import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { TranslocoDirective } from '@jsverse/transloco';
import { ErrorPanel, Live, Session, Waiting, problemOf } from '@holdfast/platform/portal';
import type { ReleaseList, ReleaseView } from '@holdfast/referral/model';
import { filter } from 'rxjs';
import { releasesUrl } from './release-api';
import { ReleaseCard } from './release-card';

/** For the patient: what the clinic may share, with whom and until when; what waits for a signature comes first. */
@Component({
  selector: 'hf-releases-page',
  imports: [TranslocoDirective, ErrorPanel, ReleaseCard, Waiting],
  template: `
    <div class="hf-page hf-stack" *transloco="let t">
      <h1 tabindex="-1">{{ t('release.title') }}</h1>
      <p>{{ t('release.lead') }}</p>
      @if (problem(); as one) {
        <hf-error-panel [problem]="one" (retry)="asked.reload()" />
      }
      @if (items(); as items) {
        @for (one of items; track one.id) {
          <hf-release-card
            [patientId]="patientId()"
            [release]="one"
            (changed)="changed($event)"
            (stale)="asked.reload()"
          />
        } @empty {
          <p class="hf-quiet">{{ t('release.none') }}</p>
        }
      } @else if (!problem()) {
        <hf-waiting [lines]="[70, 100, 100]" />
      }
    </div>
  `,
  styles: `
    p {
      margin: 0;
    }
  `,
})
export class ReleasesPage {
  private readonly session = inject(Session);
  protected readonly patientId = computed(() => this.session.person()?.patientId ?? '');
  protected readonly asked = httpResource<ReleaseList>(() => releasesUrl(this.patientId()));
  private readonly list = linkedSignal<readonly ReleaseView[] | null, readonly ReleaseView[] | null>({
    source: () => (this.asked.hasValue() ? this.asked.value().items : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly items = computed(() => {
    const seen = this.list()?.filter(({ state }) => state !== 'withdrawn');
    return seen?.toSorted((one, other) => placeOf(one) - placeOf(other)) ?? null;
  });
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });

  constructor() {
    inject(Live)
      .hints.pipe(
        filter(({ kind }) => kind === 'referral'),
        takeUntilDestroyed(),
      )
      .subscribe(() => this.asked.reload());
  }

  protected changed(release: ReleaseView): void {
    this.list.update((all) => all?.map((one) => (one.id === release.id ? release : one)) ?? null);
  }
}

function placeOf({ state }: ReleaseView): number {
  return ['drafted', 'signed'].indexOf(state) >= 0 ? ['drafted', 'signed'].indexOf(state) : 2;
}
