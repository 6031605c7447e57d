import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PatientView } from '@holdfast/clinic/model';
import { ErrorPanel, Waiting, problemOf } from '@holdfast/platform/portal';

/** Who looks after the patient, and so who reads what they write. */
@Component({
  selector: 'hf-care-team-card',
  imports: [TranslocoDirective, ErrorPanel, Waiting],
  template: `
    <section class="hf-card hf-stack" aria-labelledby="care-team-title" *transloco="let t">
      <h2 id="care-team-title">{{ t('clinic.team.title') }}</h2>
      @if (patient.hasValue()) {
        <ul>
          @for (person of patient.value().careTeam; track person.id) {
            <li>
              <span class="face" aria-hidden="true">{{ initials(person.name) }}</span>
              <span>
                {{ person.title ? person.name + ', ' + person.title : person.name }}
                @if (person.lead) {
                  <span class="hf-meta lead">{{ t('clinic.team.lead') }}</span>
                }
              </span>
            </li>
          } @empty {
            <li>{{ t('clinic.team.empty') }}</li>
          }
          @for (person of patient.value().proxies; track person.id) {
            <li>
              <span class="face" aria-hidden="true">{{ initials(person.name) }}</span>
              <span>
                {{ person.name }} <span class="hf-meta lead">{{ t('clinic.team.helps.' + person.relation) }}</span>
              </span>
            </li>
          }
        </ul>
        <p class="hf-meta">{{ t('clinic.team.who') }}</p>
      } @else if (problem()) {
        <hf-error-panel [problem]="problem()!" (retry)="patient.reload()" />
      } @else {
        <hf-waiting />
      }
    </section>
  `,
  styles: `
    li {
      display: flex;
      align-items: center;
      gap: 0.75rem;
      padding-block: 0.375rem;
    }
    .face {
      display: grid;
      place-items: center;
      flex: none;
      width: 2.5rem;
      height: 2.5rem;
      border-radius: 50%;
      background: var(--hf-secondary-container);
      color: var(--hf-on-secondary-container);
      font: var(--hf-label);
    }
    .lead {
      display: block;
    }
  `,
})
export class CareTeamCard {
  readonly patientId = input.required<string>();
  protected readonly patient = httpResource<PatientView>(() => `/api/patients/${this.patientId()}`);
  protected readonly problem = computed(() => {
    const failure = this.patient.error();
    return failure ? problemOf(failure) : null;
  });

  /** Titles are the same for many; names are not. */
  protected initials(name: string): string {
    const words = name.replace(/^(Dr|Dra|Prof)\.\s+/, '').split(' ');
    return `${words[0]?.charAt(0) ?? ''}${words.length > 1 ? (words.at(-1)?.charAt(0) ?? '') : ''}`;
  }
}
