import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { InboxFilter, InboxPage } from '@holdfast/messaging/model';
import { firstValueFrom } from 'rxjs';

/** Which part of the inbox to ask for. */
export interface InboxPart {
  readonly filter: InboxFilter;
  readonly order: 'due' | 'oldest';
  readonly limit: number;
  readonly after?: string;
}

/** What the clinic's side asks the server about all conversations. */
@Injectable({ providedIn: 'root' })
export class InboxApi {
  private readonly http = inject(HttpClient);

  /** A page of the inbox. */
  page(part: InboxPart): Promise<InboxPage> {
    return firstValueFrom(this.http.get<InboxPage>('/api/inbox', { params: { ...part } }));
  }
}
