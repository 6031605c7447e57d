import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { ProxyList, ProxyView } from '@holdfast/clinic/model';
import {
  Button,
  Empty,
  ErrorPanel,
  Icon,
  ProblemWords,
  Session,
  Sheet,
  TimeWords,
  Toast,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { type Observable, firstValueFrom } from 'rxjs';
import { ProxySheet } from './proxy-sheet';

/** A patient's own page: who helps them, with what, until when; let in, changed and ended here. */
@Component({
  selector: 'hf-proxies-page',
  imports: [RouterLink, TranslocoDirective, Button, Empty, ErrorPanel, Icon, Waiting],
  templateUrl: './proxies-page.html',
  styles: `
    ul {
      margin: 0;
      padding: 0;
      list-style: none;
    }
    h2,
    p {
      margin: 0;
    }
  `,
})
export class ProxiesPage {
  private readonly http = inject(HttpClient);
  private readonly session = inject(Session);
  private readonly sheet = inject(Sheet);
  private readonly toast = inject(Toast);
  private readonly problems = inject(ProblemWords);
  private readonly transloco = inject(TranslocoService);
  protected readonly time = inject(TimeWords);
  private readonly place = computed(() => `/api/patients/${this.session.person()?.patientId ?? ''}/proxies`);
  protected readonly asked = httpResource<ProxyList>(() => this.place());
  // What is on the screen stays while it is asked for anew.
  protected readonly items = linkedSignal<ProxyView[] | null, ProxyView[] | null>({
    source: () => (this.asked.hasValue() ? this.asked.value().items : null),
    computation: (now, before) => now ?? before?.value ?? null,
  });
  protected readonly problem = computed(() => {
    const failure = this.asked.error();
    return failure ? problemOf(failure) : null;
  });
  protected readonly refusal = signal('');
  protected readonly sureOf = signal<string | null>(null);

  protected stands({ state }: ProxyView): boolean {
    return state === 'active' || state === 'waiting' || state === 'unanswered';
  }

  protected async open(proxy: ProxyView | null): Promise<void> {
    const ref = this.sheet.open<ProxyView, ProxySheet>(ProxySheet, 'hf-proxy-title', proxy);
    if (await firstValueFrom(ref.closed)) this.asked.reload();
  }

  protected again(proxy: ProxyView): Promise<void> {
    return this.do(this.http.post(`${this.place()}/${proxy.id}/mail`, null), 'sent', proxy);
  }

  protected end(proxy: ProxyView): Promise<void> {
    this.sureOf.set(null);
    return this.do(this.http.delete(`${this.place()}/${proxy.id}`), 'ended', proxy);
  }

  private async do(asked: Observable<unknown>, done: 'sent' | 'ended', { name }: ProxyView): Promise<void> {
    this.refusal.set('');
    try {
      await firstValueFrom(asked);
      this.toast.say(this.transloco.translate(`proxy.${done}`, { name }));
    } catch (failure) {
      this.refusal.set(this.problems.say(problemOf(failure)));
    }
    this.asked.reload();
  }
}
