import { HttpClient } from '@angular/common/http';
import { Injectable, inject, signal } from '@angular/core';
import type { Id } from '@holdfast/platform/model';
import { Preference, type Problem, problemOf, saveFile } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

/** Has a record made and gives it to the person as a file whose name tells nothing. */
@Injectable()
export class RecordFileStore {
  private readonly http = inject(HttpClient);
  private readonly preference = inject(Preference);
  /** Whose record is being made; null where none is. */
  readonly making = signal<Id | null>(null);
  readonly problem = signal<Problem | null>(null);
  /** Whose file was given last. */
  readonly given = signal<Id | null>(null);

  async take(patientId: Id): Promise<void> {
    if (this.making()) return;
    this.making.set(patientId);
    this.problem.set(null);
    this.given.set(null);
    const wish = { language: this.preference.value().language };
    try {
      const asked = this.http.post(`/api/patients/${patientId}/record`, wish, { responseType: 'blob' });
      saveFile('record.zip', await firstValueFrom(asked));
      this.given.set(patientId);
    } catch (failure) {
      this.problem.set(problemOf(failure));
    } finally {
      this.making.set(null);
    }
  }
}
