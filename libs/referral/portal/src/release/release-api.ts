import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { DraftRelease, ReleaseView, SignRelease } from '@holdfast/referral/model';
import type { Observable } from 'rxjs';

/** Where a patient's releases are read. */
export function releasesUrl(patientId: string): string {
  return `/api/patients/${patientId}/releases`;
}

/** Drafts a release, takes a draft back, signs and revokes; each answers with how the release stands then. */
@Injectable({ providedIn: 'root' })
export class ReleaseApi {
  private readonly http = inject(HttpClient);

  draft(patientId: string, searchId: string, id: string, input: DraftRelease): Observable<ReleaseView> {
    return this.http.put<ReleaseView>(draftUrl(patientId, searchId, id), input);
  }

  withdraw(patientId: string, searchId: string, id: string): Observable<ReleaseView> {
    return this.http.delete<ReleaseView>(draftUrl(patientId, searchId, id));
  }

  sign(patientId: string, id: string, input: SignRelease): Observable<ReleaseView> {
    return this.http.put<ReleaseView>(`${releasesUrl(patientId)}/${id}/signature`, input);
  }

  revoke(patientId: string, id: string): Observable<ReleaseView> {
    return this.http.delete<ReleaseView>(`${releasesUrl(patientId)}/${id}/signature`);
  }
}

function draftUrl(patientId: string, searchId: string, id: string): string {
  return `/api/patients/${patientId}/searches/${searchId}/releases/${id}`;
}
