import { HttpClient } from '@angular/common/http';
import { DestroyRef, Injectable, inject, signal } from '@angular/core';
import { newId } from '@holdfast/platform/model';
import { type Problem, problemOf } from '@holdfast/platform/portal';
import type { ArchiveList, ArchiveView, DeletionList, DeletionView } from '@holdfast/record/model';
import { type Observable, firstValueFrom } from 'rxjs';

const RENEW_MS = 5_000;
const ARCHIVES = '/api/clinic/archives';
const DELETIONS = '/api/clinic/deletions';

/** Archives of the clinic and destructions of records, as the page shows them and changes them; renewed while somebody looks. */
@Injectable()
export class TwoPersonStore {
  private readonly http = inject(HttpClient);
  readonly archives = signal<readonly ArchiveView[] | null>(null);
  readonly deletions = signal<readonly DeletionView[] | null>(null);
  readonly trouble = signal<Problem | null>(null);
  /** What was refused last, and at which of the two lists. */
  readonly refused = signal<{ at: 'archive' | 'deletion'; problem: Problem } | null>(null);
  readonly isBusy = signal(false);

  constructor() {
    const timer = setInterval(() => {
      // Only what moves by itself is asked for again: each look leaves an entry in the trail.
      const isMoving = this.archives()?.some(({ state }) => state === 'making') ?? false;
      if (isMoving && document.visibilityState === 'visible') void this.loadArchives();
    }, RENEW_MS);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    void this.load();
  }

  async load(): Promise<void> {
    await Promise.all([this.loadArchives(), this.loadDeletions()]);
  }

  askArchive(recipient: string, reason: string): Promise<boolean> {
    return this.act('archive', this.http.put<ArchiveView>(`${ARCHIVES}/${newId()}`, { recipient, reason }));
  }

  decideArchive(id: string, approve: boolean): Promise<boolean> {
    return this.act('archive', this.http.post<ArchiveView>(`${ARCHIVES}/${id}/decision`, { approve }));
  }

  cancelArchive(id: string): Promise<boolean> {
    return this.act('archive', this.http.delete<ArchiveView>(`${ARCHIVES}/${id}`));
  }

  /** The whole file of a finished archive; null where it was refused. */
  async takeArchive(id: string): Promise<Blob | null> {
    let file: Blob | null = null;
    await this.act(
      'archive',
      this.http.get(`${ARCHIVES}/${id}/file`, { responseType: 'blob' }),
      (blob) => (file = blob),
    );
    return file;
  }

  askDeletion(patientId: string, reason: string): Promise<boolean> {
    return this.act('deletion', this.http.put<DeletionView>(`${DELETIONS}/${newId()}`, { patientId, reason }));
  }

  decideDeletion(id: string, approve: boolean): Promise<boolean> {
    return this.act('deletion', this.http.post<DeletionView>(`${DELETIONS}/${id}/decision`, { approve }));
  }

  undoDeletion(id: string): Promise<boolean> {
    return this.act('deletion', this.http.delete<DeletionView>(`${DELETIONS}/${id}`));
  }

  private async loadArchives(): Promise<void> {
    await this.read(this.http.get<ArchiveList>(ARCHIVES), ({ items }) => this.archives.set(items));
  }

  private async loadDeletions(): Promise<void> {
    await this.read(this.http.get<DeletionList>(DELETIONS), ({ items }) => this.deletions.set(items));
  }

  private async read<T>(asked: Observable<T>, take: (answer: T) => void): Promise<void> {
    try {
      take(await firstValueFrom(asked));
      this.trouble.set(null);
    } catch (failure) {
      this.trouble.set(problemOf(failure));
    }
  }

  private async act<T>(
    at: 'archive' | 'deletion',
    deed: Observable<T>,
    take: (answer: T) => void = () => undefined,
  ): Promise<boolean> {
    if (this.isBusy()) return false;
    this.isBusy.set(true);
    this.refused.set(null);
    try {
      take(await firstValueFrom(deed));
      await (at === 'archive' ? this.loadArchives() : this.loadDeletions());
      return true;
    } catch (failure) {
      this.refused.set({ at, problem: problemOf(failure) });
      return false;
    } finally {
      this.isBusy.set(false);
    }
  }
}
