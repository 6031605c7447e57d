import { Component } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { Button } from '@holdfast/platform/portal';

/** Stands at addresses that lead nowhere. */
@Component({
  selector: 'hf-not-found-page',
  imports: [RouterLink, TranslocoDirective, Button],
  template: `
    <div class="hf-page hf-stack" *transloco="let t">
      <h1 tabindex="-1">{{ t('shell.notFound.title') }}</h1>
      <p>{{ t('shell.notFound.words') }}</p>
      <div>
        <a hfButton="filled" routerLink="/">{{ t('shell.toStart') }}</a>
      </div>
    </div>
  `,
})
export class NotFoundPage {}
