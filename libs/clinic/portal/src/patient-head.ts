import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PatientView } from '@holdfast/clinic/model';
import { Button, ErrorPanel, Icon, Live, Waiting, isPassing, problemOf } from '@holdfast/platform/portal';
import { BirthWords } from './birth-words';

/** Above a patient's page: who it is, how to reach them, and who looks after them. */
@Component({
  selector: 'hf-patient-head',
  imports: [RouterLink, TranslocoDirective, Button, ErrorPanel, Icon, Waiting],
  template: `
    <ng-container *transloco="let t">
      @if (asked.hasValue()) {
        <header>
          <h1 tabindex="-1">{{ asked.value().name }}</h1>
          <p class="hf-quiet">{{ asked.value().pronouns }}{{ asked.value().pronouns ? ' · ' : '' }}{{ born() }}</p>
          <p class="hf-row">
            @if (asked.value().phone; as phone) {
              <a [href]="'tel:' + phone"><hf-icon name="phone" /> {{ phone }}</a>
            }
            @if (asked.value().email; as email) {
              <span class="hf-quiet">{{ email }}</span>
            }
          </p>
          @if (asked.value().replacedBy; as kept) {
            <div class="hf-card hf-stack" role="note">
              <p>{{ t('charts.patient.replacedBy') }}</p>
              <a hfButton="tonal" [routerLink]="['/patients', kept]">{{ t('charts.patient.openKept') }}</a>
            </div>
          }
          @for (earlier of asked.value().replaces; track earlier) {
            <a hfButton="outlined" [routerLink]="['/patients', earlier]">{{ t('charts.patient.replaces') }}</a>
          }
          <h2>{{ t('charts.patient.team') }}</h2>
          <ul>
            @for (person of asked.value().careTeam; track person.id) {
              <li>
                {{ person.title ? person.name + ', ' + person.title : person.name }}
                @if (person.lead) {
                  <span class="hf-chip">{{ t('charts.patient.lead') }}</span>
                }
              </li>
            } @empty {
              <li class="hf-quiet">{{ t('charts.patient.noTeam') }}</li>
            }
          </ul>
          @if (asked.value().proxies.length > 0) {
            <h2>{{ t('charts.patient.letIn') }}</h2>
            <ul>
              @for (person of asked.value().proxies; track person.id) {
                <li>
                  {{ person.name }}
                  <span class="hf-quiet">
                    {{ t('clinic.team.helps.' + person.relation) }}:
                    @for (scope of person.scopes; track scope; let last = $last) {
                      {{ t('charts.patient.scope.' + scope) }}{{ last ? '' : ', ' }}
                    }
                  </span>
                </li>
              }
            </ul>
          }
        </header>
      } @else if (problem(); as one) {
        <h1 tabindex="-1">{{ t('charts.patients.title') }}</h1>
        <hf-error-panel [problem]="one" [canRetry]="one.status !== 404" (retry)="asked.reload()" />
      } @else {
        <hf-waiting />
      }
    </ng-container>
  `,
  styles: `
    header {
      display: flex;
      flex-direction: column;
      gap: 0.375rem;
    }
    h2 {
      margin-block-start: 0.5rem;
      font: var(--hf-label);
    }
    a {
      display: inline-flex;
      align-items: center;
      gap: 0.375rem;
      min-height: var(--hf-touch);
    }
    li {
      display: flex;
      align-items: center;
      gap: 0.5rem;
      min-height: 1.75rem;
    }
  `,
})
export class PatientHead {
  readonly patientId = input.required<string>();
  private readonly birth = inject(BirthWords);
  protected readonly asked = httpResource<PatientView>(() => `/api/patients/${this.patientId()}`);
  /** The patient's name, for whoever stands beside this; empty until it is known. */
  readonly name = computed(() => (this.asked.hasValue() ? this.asked.value().name : ''));
  /** The care team's accounts, for whoever stands beside this; null until they are known. */
  readonly team = computed(() => (this.asked.hasValue() ? this.asked.value().careTeam.map(({ id }) => id) : null));
  /** Whether there is no such chart for this person. */
  readonly isMissing = computed(() => this.problem()?.status === 404);
  protected readonly born = computed(() =>
    this.asked.hasValue() ? this.birth.say(this.asked.value().dateOfBirth) : '',
  );
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });

  constructor() {
    // Who it is stands there again by itself once the network is back.
    inject(Live)
      .catchUp.pipe(takeUntilDestroyed())
      .subscribe(() => {
        const problem = this.problem();
        if (problem && isPassing(problem.status)) this.asked.reload();
      });
  }
}
