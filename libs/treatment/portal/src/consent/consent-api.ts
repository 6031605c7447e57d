import { HttpClient } from '@angular/common/http';
import { Injectable, computed, inject } from '@angular/core';
import { Session } from '@holdfast/platform/portal';
import type { SignConsent, TreatmentConsentView } from '@holdfast/treatment/model';
import type { Observable } from 'rxjs';

/** Signs one's own consent to treatment, takes it back, and undoes that; each answers with how consent stands then. */
@Injectable({ providedIn: 'root' })
export class ConsentApi {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly place = computed(() => `/api/patients/${this.session.person()?.patientId ?? ''}`);
  /** Where one's own consent is read. */
  readonly url = computed(() => `${this.place()}/treatment-consent`);

  sign(id: string, input: SignConsent): Observable<TreatmentConsentView> {
    return this.http.put<TreatmentConsentView>(`${this.url()}/${id}`, input);
  }

  withdraw(id: string): Observable<TreatmentConsentView> {
    return this.http.put<TreatmentConsentView>(`${this.place()}/treatment-consent-withdrawals/${id}`, null);
  }

  undo(id: string): Observable<TreatmentConsentView> {
    return this.http.delete<TreatmentConsentView>(`${this.place()}/treatment-consent-withdrawals/${id}`);
  }
}
