import { Component, Injector, input } from '@angular/core';
import { type ComponentFixture, TestBed } from '@angular/core/testing';
import { Drafts, Outbox, WRITING_AID } from '@holdfast/platform/portal';
import { SAM, provideTestPortal, settle, signInAs } from '@holdfast/platform/portal/testing';
import { messagingCopy } from '../messaging-copy';
import { Composer } from './composer';

@Component({ selector: 'hf-test-aid', template: `<p>Help is here</p>` })
class TestAid {
  readonly text = input('');
}

describe('the composer', () => {
  let fixture: ComponentFixture<Composer>;

  beforeEach(async () => {
    localStorage.clear();
    TestBed.configureTestingModule({
      providers: [...provideTestPortal({ rooms: [messagingCopy] }), { provide: WRITING_AID, useValue: TestAid }],
    });
    await signInAs(SAM, TestBed.inject(Injector));
    fixture = TestBed.createComponent(Composer);
    fixture.componentRef.setInput('patientId', 'p');
    fixture.componentRef.setInput('threadId', 't');
    await fixture.whenStable();
    await settle();
    await fixture.whenStable();
  });

  const host = (): HTMLElement => fixture.nativeElement as HTMLElement;
  const field = (): HTMLTextAreaElement => host().querySelector('textarea') as HTMLTextAreaElement;
  const write = async (text: string): Promise<void> => {
    field().value = text;
    field().dispatchEvent(new Event('input'));
    await fixture.whenStable();
  };
  const press = async (part: KeyboardEventInit = {}): Promise<void> => {
    field().dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', cancelable: true, ...part }));
    await settle();
    await fixture.whenStable();
  };
  const queued = (): unknown[] =>
    TestBed.inject(Outbox)
      .parcels()
      .map(({ requests }) => requests.at(-1)?.body);

  it('has a name, and says which key sends', () => {
    const label = host().querySelector(`label[for="${field().id}"]`);
    expect(label?.textContent).toContain('Write a message');
    expect(host().textContent).toContain('Enter sends. Shift+Enter starts a new line.');
  });

  it('sends on Enter and is empty at once', async () => {
    await write('  Hello there ');
    await press();
    expect(queued()).toEqual([{ body: 'Hello there' }]);
    expect(field().value).toBe('');
  });

  it('does not send while an input method is at work, nor on Shift and Enter', async () => {
    await write('こんにちは');
    await press({ isComposing: true });
    await press({ shiftKey: true });
    expect(queued()).toEqual([]);
  });

  it('does not send blank words', async () => {
    await write('   ');
    await press();
    expect(queued()).toEqual([]);
  });

  it('keeps words on the device while they are written, and forgets them once they are on their way', async () => {
    await write('Half a thought');
    await new Promise((done) => setTimeout(done, 450));
    expect((await TestBed.inject(Drafts).read('t'))?.body).toBe('Half a thought');
    await press();
    expect(await TestBed.inject(Drafts).read('t')).toBeNull();
  });

  it('shows the aid of an upper feature, and still lets the message go', async () => {
    await write('Anything');
    expect(host().textContent).toContain('Help is here');
    expect(host().querySelector('button[type=submit]')?.getAttribute('aria-disabled')).toBe('false');
  });
});
