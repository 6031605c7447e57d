import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  CheckInInboxPage,
  CheckInInboxQuery,
  CheckInReport,
  OutreachView,
  RecordOutreach,
} from '@holdfast/check-in/model';
import { firstValueFrom } from 'rxjs';

/** Which check-in of whom. */
export interface CheckInPlace {
  readonly patientId: string;
  readonly checkInId: string;
}

/** What the clinic's side asks the server about check-ins to read and patients to reach. */
@Injectable({ providedIn: 'root' })
export class CheckInInboxApi {
  private readonly http = inject(HttpClient);

  /** A page of the inbox. */
  page({ filter, after }: { filter: CheckInInboxQuery['filter']; after?: string }): Promise<CheckInInboxPage> {
    const params = { filter, ...(after ? { after } : {}) };
    return firstValueFrom(this.http.get<CheckInInboxPage>('/api/check-in-inbox', { params }));
  }

  /** Marks a check-in as read, with a note for colleagues or without. */
  review({ patientId, checkInId }: CheckInPlace, note: string | null): Promise<CheckInReport> {
    const url = `/api/patients/${patientId}/check-ins/${checkInId}/review`;
    return firstValueFrom(this.http.put<CheckInReport>(url, { note }));
  }

  /** Writes a try to reach a patient down; the try's identifier makes a repeat the same try. */
  record(task: OutreachView, tryId: string, body: RecordOutreach): Promise<OutreachView> {
    const url = `/api/patients/${task.patient.id}/outreach/${task.id}/tries/${tryId}`;
    return firstValueFrom(this.http.put<OutreachView>(url, body));
  }
}
