import { Injectable, inject } from '@angular/core';
import { MoreCopy, Sheet } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

/** Asks for a fresh proof wherever the server wants one. The dialog and its words are loaded when they are first needed. */
@Injectable({ providedIn: 'root' })
export class StepUp {
  private readonly sheet = inject(Sheet);
  private readonly copy = inject(MoreCopy);
  private asking: Promise<boolean> | null = null;

  /** Asks once, however many requests wait for it. @returns whether the person proved it */
  ask(): Promise<boolean> {
    this.asking ??= this.open().finally(() => (this.asking = null));
    return this.asking;
  }

  private async open(): Promise<boolean> {
    const [{ StepUpSheet }, { factorCopy }] = await Promise.all([import('./step-up-sheet'), import('./factor-copy')]);
    await this.copy.add([factorCopy]);
    const opened = this.sheet.open<boolean, unknown>(StepUpSheet, 'hf-step-up-title');
    return (await firstValueFrom(opened.closed)) ?? false;
  }
}
