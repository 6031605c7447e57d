import path from 'node:path';
import ts from 'typescript';
import { isCode, isProductCode, isTest } from './files.mjs';

const MOST_LINES = 400;
const FEWEST_LINES = 6;
const MOST_FILES = 20;
const MOST_FUNCTION_LINES = 50;
const MOST_INJECTED = 6;

// Every feature has these files under these names, however little is in them.
const FIXED = /(^|\/)index\.ts$|\.(contract|events|errors|policy|reactions|notices|routes)\.ts$|-copy\.ts$/;

const lineCount = (text) => text.replace(/\n$/, '').split('\n').length;

/** No file so long that nobody reads it to its end, and none too short to deserve its name. */
export function fileSizes(files) {
  return files.filter(isCode).flatMap(({ file, text }) => {
    const lines = lineCount(text);
    if (lines > MOST_LINES) {
      return [`${file} has ${lines} lines (at most ${MOST_LINES}): split it where it changes subject.`];
    }
    const mayBeShort = FIXED.test(file) || !isProductCode({ file });
    if (lines < FEWEST_LINES && !mayBeShort) {
      return [`${file} has only ${lines} lines: put them where they are used.`];
    }
    return [];
  });
}

/** No folder so full that its list no longer says what is in it. */
export function folderSizes(files) {
  const perFolder = Map.groupBy(files, ({ file }) => path.posix.dirname(file));
  return [...perFolder]
    .filter(([, inside]) => inside.length > MOST_FILES)
    .map(
      ([folder, inside]) =>
        `${folder}/ holds ${inside.length} files (at most ${MOST_FILES}): give a part of them a folder.`,
    );
}

/** No function longer than a screen, no class that needs half the system. */
export function functionSizes(files) {
  return files
    .filter((entry) => /\.(ts|mjs)$/.test(entry.file) && !isTest(entry))
    .flatMap((entry) => {
      const source = ts.createSourceFile(entry.file, entry.text, ts.ScriptTarget.Latest, true);
      const found = [];
      const visit = (node) => {
        found.push(...tooLong(node, source), ...tooManyInjected(node, source));
        ts.forEachChild(node, visit);
      };
      visit(source);
      return found;
    });
}

function tooLong(node, source) {
  if (!ts.isFunctionLike(node) || !node.body) return [];
  const first = source.getLineAndCharacterOfPosition(node.getStart(source)).line;
  const last = source.getLineAndCharacterOfPosition(node.end).line;
  const lines = last - first + 1;
  if (lines <= MOST_FUNCTION_LINES) return [];
  const name = node.name?.getText(source) ?? 'a function';
  return [
    `${source.fileName}:${first + 1} ${name} has ${lines} lines (at most ${MOST_FUNCTION_LINES}): name its parts.`,
  ];
}

function tooManyInjected(node, source) {
  if (!ts.isClassLike(node)) return [];
  const given = node.members.find(ts.isConstructorDeclaration)?.parameters.length ?? 0;
  const fetched = node.members.filter(
    (member) =>
      ts.isPropertyDeclaration(member) &&
      member.initializer &&
      ts.isCallExpression(member.initializer) &&
      member.initializer.expression.getText(source) === 'inject',
  ).length;
  if (given + fetched <= MOST_INJECTED) return [];
  const name = node.name?.getText(source) ?? 'a class';
  return [
    `${source.fileName}: ${name} is given ${given + fetched} things (at most ${MOST_INJECTED}): it does more than one job.`,
  ];
}
