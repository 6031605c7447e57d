import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import type { DecideReview, QueueView, ReviewQueuePage, ReviewView } from '@holdfast/treatment/model';
import { firstValueFrom } from 'rxjs';

/** Where a patient's review is read. */
export function reviewUrl(patientId: string): string {
  return `/api/patients/${patientId}/review`;
}

/** What the clinic's side asks the server about reviews. */
@Injectable({ providedIn: 'root' })
export class ReviewApi {
  private readonly http = inject(HttpClient);

  /** A page of the queue. */
  queue(view: QueueView, category: string | null, after?: string): Promise<ReviewQueuePage> {
    const params = { view, ...(category ? { category } : {}), ...(after ? { after } : {}) };
    return firstValueFrom(this.http.get<ReviewQueuePage>('/api/review-queue', { params }));
  }

  /** Decides a review; the decision's identifier makes a repeat the same decision. */
  decide(patientId: string, decisionId: string, input: DecideReview): Promise<ReviewView> {
    const url = `/api/patients/${patientId}/review-decisions/${decisionId}`;
    return firstValueFrom(this.http.put<ReviewView>(url, input));
  }

  /** Takes a decision back. */
  undo(patientId: string, decisionId: string): Promise<ReviewView> {
    const url = `/api/patients/${patientId}/review-decisions/${decisionId}/undo`;
    return firstValueFrom(this.http.post<ReviewView>(url, null));
  }
}
