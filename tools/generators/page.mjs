import { spellings } from './names.mjs';

/** The starting files of a page of the portal, with a test that it has its heading. */
export function pageFiles(feature, name) {
  const { kebab, pascal, camel, title } = spellings(name);
  const src = `libs/${feature}/portal/src`;
  const key = `${spellings(feature).camel}.${camel}`;
  return {
    [`${src}/${kebab}-page.ts`]: `import { Component } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';

/** ${title}: what a person comes to this page for. */
@Component({
  selector: 'hf-${kebab}-page',
  imports: [TranslocoDirective],
  template: \`
    <main *transloco="let t" aria-labelledby="${kebab}-title">
      <h1 id="${kebab}-title">{{ t('${key}.title') }}</h1>
    </main>
  \`,
})
export class ${pascal}Page {}
`,
    [`${src}/${kebab}-page.spec.ts`]: `import { TestBed } from '@angular/core/testing';
import { TranslocoTestingModule } from '@jsverse/transloco';
import { ${pascal}Page } from './${kebab}-page';

const words = { '${key}.title': '${title}' };

describe('the page ${title.toLowerCase()}', () => {
  it('says in its heading what it is about', async () => {
    TestBed.configureTestingModule({
      imports: [
        TranslocoTestingModule.forRoot({
          langs: { en: words },
          translocoConfig: { availableLangs: ['en'], defaultLang: 'en' },
          preloadLangs: true,
        }),
      ],
    });
    const page = TestBed.createComponent(${pascal}Page);
    await page.whenStable();
    const element = page.nativeElement as HTMLElement;
    expect(element.querySelector('h1')?.textContent).toBe('${title}');
  });
});
`,
  };
}
