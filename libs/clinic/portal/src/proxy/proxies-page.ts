import { httpResource } from '@angular/common/http';
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
  Sheet,
  TimeWords,
  Toast,
  Waiting,
  problemOf,
} from '@holdfast/platform/portal';
import { firstValueFrom } from 'rxjs';
import { ProxyApi } from './proxy-api';
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
  private readonly api = inject(ProxyApi);
  private readonly sheet = inject(Sheet);
  private readonly toast = inject(Toast);
  private readonly problems = inject(ProblemWords);
  private readonly transloco = inject(TranslocoService);
  protected readonly time = inject(TimeWords);
  protected readonly asked = httpResource<ProxyList>(() => this.api.place());
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
    if (!(await firstValueFrom(ref.closed))) return;
    this.toast.say(this.transloco.translate(proxy ? 'proxy.form.done' : 'proxy.sent'));
    this.asked.reload();
  }

  protected again(proxy: ProxyView): Promise<void> {
    return this.do(() => this.api.ask(proxy.id), 'sent', proxy);
  }

  protected end(proxy: ProxyView): Promise<void> {
    this.sureOf.set(null);
    return this.do(() => this.api.withdraw(proxy.id), 'ended', proxy);
  }

  private async do(deed: () => Promise<unknown>, done: 'sent' | 'ended', { name }: ProxyView): Promise<void> {
    this.refusal.set('');
    try {
      await deed();
      this.toast.say(this.transloco.translate(`proxy.${done}`, { name }));
    } catch (failure) {
      this.refusal.set(this.problems.say(problemOf(failure)));
    }
    this.asked.reload();
  }
}
