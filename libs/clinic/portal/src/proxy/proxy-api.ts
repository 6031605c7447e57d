import { HttpClient } from '@angular/common/http';
import { Injectable, computed, inject } from '@angular/core';
import type { ChangeProxy, GrantProxy, ProxyView } from '@holdfast/clinic/model';
import { Session } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

/** What a patient asks of the server about who helps them. */
@Injectable({ providedIn: 'root' })
export class ProxyApi {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  /** Where the list of the patient who is signed in lies. */
  readonly place = computed(() => `/api/patients/${this.session.person()?.patientId ?? ''}/proxies`);

  /** Lets somebody in; the same identifier again is the same. */
  grant(id: string, input: GrantProxy): Promise<ProxyView> {
    return firstValueFrom(this.http.put<ProxyView>(`${this.place()}/${id}`, input));
  }

  /** Gives somebody other terms, decided on what was seen. */
  change(id: string, terms: ChangeProxy): Promise<ProxyView> {
    return firstValueFrom(this.http.put<ProxyView>(`${this.place()}/${id}/terms`, terms));
  }

  /** Sends the invitation again, with a new link. */
  ask(id: string): Promise<ProxyView> {
    return firstValueFrom(this.http.post<ProxyView>(`${this.place()}/${id}/mail`, null));
  }

  /** Ends it at once. */
  withdraw(id: string): Promise<ProxyView> {
    return firstValueFrom(this.http.delete<ProxyView>(`${this.place()}/${id}`));
  }
}
