import { HttpClient } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { Drafts } from '@holdfast/platform/portal';
import type { TherapistEntry } from '@holdfast/referral/model';
import { firstValueFrom } from 'rxjs';
import type { EntryFields } from './entry-fields';

/** Where the directory is asked for and written. */
export const THERAPISTS_URL = '/api/clinic/therapists';

/** An entry that was typed and not kept, with what it was typed over. */
export interface EntryDraft {
  readonly id: string;
  /** The version that was seen when writing began; null for a new entry. */
  readonly version: number | null;
  readonly fields: EntryFields;
}

/** Keeps entries at the clinic, and what was typed of them on this device until then. */
@Injectable({ providedIn: 'root' })
export class EntryStore {
  private readonly http = inject(HttpClient);
  private readonly drafts = inject(Drafts);

  /** Keeps an entry over the version that was seen; null makes a new one. */
  async keep(id: string, version: number | null, entry: TherapistEntry): Promise<void> {
    await firstValueFrom(this.http.put(`${THERAPISTS_URL}/${id}`, { version, entry }));
  }

  /** Puts an entry away. */
  async archive(id: string): Promise<void> {
    await firstValueFrom(this.http.delete(`${THERAPISTS_URL}/${id}`));
  }

  /** Brings an entry back that was put away. */
  async restore(id: string): Promise<void> {
    await firstValueFrom(this.http.post(`${THERAPISTS_URL}/${id}/restore`, null));
  }

  /** What was typed on a page of the form and not kept; null for nothing. */
  async draftOf(page: string): Promise<EntryDraft | null> {
    const draft = await this.drafts.read(keyOf(page));
    return draft && (JSON.parse(draft.body) as EntryDraft);
  }

  /** Keeps what was typed on a page of the form; null forgets it. */
  keepDraft(page: string, draft: EntryDraft | null): Promise<void> {
    return this.drafts.keep(keyOf(page), draft ? JSON.stringify(draft) : '');
  }
}

function keyOf(page: string): string {
  return `therapist.${page}`;
}
