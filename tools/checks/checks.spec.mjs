// Every house check can fail: each is shown one thing it must refuse and one it must let pass.
import { documentedExports } from './documented.mjs';
import { fileSizes, folderSizes, functionSizes } from './sizes.mjs';
import { emptyNames, leftovers, places, promises } from './words.mjs';

const lines = (count, line = 'const a = 1;') => `${line}\n`.repeat(count);
const file = (name, text = lines(10)) => [{ file: name, text }];

describe('file sizes', () => {
  it('lets 400 lines pass and refuses 401', () => {
    expect(fileSizes(file('libs/a/model/src/a.ts', lines(400)))).toEqual([]);
    expect(fileSizes(file('libs/a/model/src/a.ts', lines(401)))).toHaveLength(1);
  });

  it('lets 6 lines pass and refuses 5, an index apart', () => {
    expect(fileSizes(file('libs/a/model/src/a.ts', lines(6)))).toEqual([]);
    expect(fileSizes(file('libs/a/model/src/a.ts', lines(5)))).toHaveLength(1);
    expect(fileSizes(file('libs/a/model/src/index.ts', lines(1)))).toEqual([]);
  });
});

describe('folder sizes', () => {
  const folder = (count) => Array.from({ length: count }, (_, index) => ({ file: `libs/a/${index}.ts`, text: '' }));

  it('lets 20 files pass and refuses 21', () => {
    expect(folderSizes(folder(20))).toEqual([]);
    expect(folderSizes(folder(21))).toHaveLength(1);
  });
});

describe('function sizes', () => {
  const withLines = (count) => file('libs/a/server/src/a.ts', `function a() {\n${lines(count - 2)}}\n`);
  const withInjected = (count) => {
    const given = Array.from({ length: count }, (_, index) => `a${index}: A`).join(', ');
    return file('libs/a/server/src/a.ts', `class A {\n  constructor(${given}) {}\n}\n`);
  };
  const withFetched = (count) =>
    file('libs/a/portal/src/a.ts', `class A {\n${lines(count, '  private b = inject(B);')}}\n`);

  it('lets 50 lines pass and refuses 51', () => {
    expect(functionSizes(withLines(50))).toEqual([]);
    expect(functionSizes(withLines(51))).toHaveLength(1);
  });

  it('lets a class be given 6 things and refuses 7, however they are given', () => {
    expect(functionSizes(withInjected(6))).toEqual([]);
    expect(functionSizes(withInjected(7))).toHaveLength(1);
    expect(functionSizes(withFetched(6))).toEqual([]);
    expect(functionSizes(withFetched(7))).toHaveLength(1);
  });
});

describe('names', () => {
  it.each(['libs/shared/a.ts', 'libs/a/utils.ts', 'libs/a/date.helpers/a.ts', 'libs/a/helpers.spec.ts'])(
    'judges %s',
    (name) => {
      const empty = name !== 'libs/a/date.helpers/a.ts';
      expect(emptyNames(file(name))).toHaveLength(empty ? 1 : 0);
    },
  );

  it('lets a name pass that only contains such a word', () => {
    expect(emptyNames(file('libs/a/shared-decision.ts'))).toEqual([]);
  });
});

describe('documented exports', () => {
  it('refuses an export without a doc comment, and one with an empty comment', () => {
    expect(documentedExports(file('libs/a/model/src/a.ts', 'export const a = 1;\n'))).toHaveLength(1);
    expect(documentedExports(file('libs/a/model/src/a.ts', '/** */\nexport function a() {}\n'))).toHaveLength(1);
    expect(documentedExports(file('libs/a/model/src/a.ts', '// What it is.\nexport type A = 1;\n'))).toHaveLength(1);
  });

  it('lets a comment before decorators pass, and what stays inside the file', () => {
    expect(
      documentedExports(file('libs/a/model/src/a.ts', '/** Says so. */\n@Injectable()\nexport class A {}\n')),
    ).toEqual([]);
    expect(documentedExports(file('libs/a/model/src/a.ts', 'const a = 1;\nexport * from "./b";\n'))).toEqual([]);
  });
});

describe('words', () => {
  const comment = (word) => file('libs/a/model/src/a.ts', `// ${word} later\n`);

  it('refuses a promise for later', () => {
    expect(promises(comment(['TO', 'DO'].join('')))).toHaveLength(1);
    expect(promises(comment('done, not'))).toEqual([]);
  });

  it('refuses a place that only one machine has', () => {
    expect(places(file('README.md', `see ${['', 'home', 'ann', 'x'].join('/')}\n`))).toHaveLength(1);
    expect(places(file('README.md', 'see /home page and /var/tmp\n'))).toEqual([]);
  });

  it('refuses a test that runs alone', () => {
    const alone = `it${'.only'}('x', () => {});\n`;
    expect(leftovers(file('libs/a/model/src/a.spec.ts', alone))).toHaveLength(1);
    expect(leftovers(file('libs/a/model/src/a.spec.ts', `it('x', () => {});\n`))).toEqual([]);
  });
});
