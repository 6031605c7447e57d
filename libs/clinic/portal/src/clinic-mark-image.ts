import { HttpClient } from '@angular/common/http';
import { Component, effect, inject, signal, untracked } from '@angular/core';
import type { ClinicMark } from '@holdfast/clinic/model';
import { DeviceMemory, Session } from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';

/** The clinic's picture beside its name, where it has one; asked for once by each device. The name says the same in words. */
@Component({
  selector: 'hf-clinic-mark',
  template: `
    @if (picture(); as picture) {
      <img [src]="picture" alt="" width="28" height="28" />
    }
  `,
  styles: `
    :host {
      display: contents;
    }
    img {
      border-radius: 0.25rem;
      object-fit: contain;
    }
  `,
})
export class ClinicMarkImage {
  private readonly http = inject(HttpClient);
  private readonly device = inject(DeviceMemory);
  private readonly session = inject(Session);
  protected readonly picture = signal<string | null>(null);

  constructor() {
    effect(() => {
      const version = this.session.person()?.clinic.markVersion ?? 0;
      untracked(() => void this.show(version));
    });
  }

  private async show(version: number): Promise<void> {
    const kept = this.device.read<ClinicMark>('mark');
    const isKept = kept?.version === version;
    const mark = version === 0 || isKept ? kept : await this.ask();
    if (version === 0) this.device.write('mark', null);
    else if (mark && !isKept) this.device.write('mark', mark);
    this.picture.set(version > 0 && mark ? `data:image/png;base64,${mark.png}` : null);
  }

  // Without it the name alone stands there, as it does where a clinic has none.
  private ask(): Promise<ClinicMark | null> {
    return firstValueFrom(this.http.get<ClinicMark>('/api/clinic/mark')).catch(() => null);
  }
}
