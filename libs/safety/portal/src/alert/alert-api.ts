import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type {
  AcknowledgeAlert,
  AlertDetail,
  AlertPage,
  DisposeAlert,
  SecondSignature,
  SetAlertOwner,
} from '@holdfast/safety/model';
import { firstValueFrom } from 'rxjs';

/** Which alert is meant: its patient and its identifier. */
export interface AlertPlace {
  readonly patientId: string;
  readonly id: string;
}

/** Where one alert is asked for. */
export function alertUrl({ patientId, id }: AlertPlace): string {
  return `/api/patients/${patientId}/alerts/${id}`;
}

/** What the clinic's side asks the server about alerts. */
@Injectable({ providedIn: 'root' })
export class AlertApi {
  private readonly http = inject(HttpClient);

  /** Every open alert, most pressing first. */
  open(): Promise<AlertPage> {
    return firstValueFrom(this.http.get<AlertPage>('/api/alerts', { params: { state: 'open' } }));
  }

  /** A page of the closed ones, latest first. */
  closed(after: string | null): Promise<AlertPage> {
    const params = { state: 'closed', ...(after ? { after } : {}) };
    return firstValueFrom(this.http.get<AlertPage>('/api/alerts', { params }));
  }

  /** Takes an alert on, or lets go of it. */
  own(place: AlertPlace, body: SetAlertOwner): Promise<AlertDetail> {
    return this.put(place, 'owner', body);
  }

  /** Says that a person saw it and acts. */
  acknowledge(place: AlertPlace, body: AcknowledgeAlert): Promise<AlertDetail> {
    return this.put(place, 'acknowledgement', body);
  }

  /** Closes it with its record. */
  dispose(place: AlertPlace, body: DisposeAlert): Promise<AlertDetail> {
    return this.put(place, 'disposition', body);
  }

  /** Agrees as the second person, or sends it back. */
  second(place: AlertPlace, body: SecondSignature): Promise<AlertDetail> {
    return this.put(place, 'second-signature', body);
  }

  /** Says that a drill's alert arrived. */
  async endDrill(id: string): Promise<void> {
    await firstValueFrom(this.http.put(`/api/clinic/drills/${id}/acknowledgement`, {}));
  }

  private put(place: AlertPlace, what: string, body: object): Promise<AlertDetail> {
    return firstValueFrom(this.http.put<AlertDetail>(`${alertUrl(place)}/${what}`, body));
  }
}
