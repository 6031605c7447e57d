import { Location } from '@angular/common';
import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import type { PatientView } from '@holdfast/clinic/model';
import { BirthWords } from '@holdfast/clinic/portal';
import { Button, ErrorPanel, type Problem, TimeWords, Waiting, problemOf } from '@holdfast/platform/portal';
import { consentText } from '@holdfast/treatment/model';
import type { TreatmentConsentView } from '@holdfast/treatment/model';
import { ConsentWordsView } from './consent-words-view';

const MISSING: Problem = { status: 404, code: 'missing', facts: {}, requestId: '' };

/** One signed consent with the very words that were signed, made to be printed. */
@Component({
  selector: 'hf-consent-sheet-page',
  imports: [TranslocoDirective, Button, ConsentWordsView, ErrorPanel, Waiting],
  templateUrl: './consent-sheet-page.html',
  styleUrl: './consent-sheet-page.css',
})
export class ConsentSheetPage {
  readonly patientId = input.required<string>();
  readonly consentId = input.required<string>();
  private readonly location = inject(Location);
  private readonly birth = inject(BirthWords);
  protected readonly time = inject(TimeWords);
  protected readonly asked = httpResource<TreatmentConsentView>(
    () => `/api/patients/${this.patientId()}/treatment-consent`,
  );
  private readonly patient = httpResource<PatientView>(() => `/api/patients/${this.patientId()}`);
  protected readonly signature = computed(() =>
    this.asked.hasValue() ? (this.asked.value().signatures.find(({ id }) => id === this.consentId()) ?? null) : null,
  );
  protected readonly words = computed(() => {
    const signature = this.signature();
    return (signature && consentText(signature.version)?.[signature.language]) ?? null;
  });
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    if (failure) return problemOf(failure);
    return this.asked.hasValue() && !this.signature() ? MISSING : null;
  });
  /** Whose consent it is, by name and day of birth. */
  protected readonly whose = computed(() => {
    if (!this.patient.hasValue()) return '';
    const { name, dateOfBirth } = this.patient.value();
    return `${name} · ${this.birth.say(dateOfBirth)}`;
  });

  protected print(): void {
    globalThis.print();
  }

  protected back(): void {
    this.location.back();
  }
}
