import { isCode, isTest } from './files.mjs';

const EMPTY_NAMES = /^(shared|common|core|utils?|helpers?|misc)(\.|$)/i;
// Put together so that this file does not find itself.
const PROMISES = new RegExp(
  `\\b(${['TO' + 'DO', 'FIX' + 'ME', 'X' + 'XX', 'HA' + 'CK'].join('|')})\\b|\\b(lorem ip${'sum'}|not (yet )?implem${'ented'}|coming so${'on'})\\b`,
);
const MACHINES = ['/wor' + 'k/', '/home/[a-z]', '/Users/[a-z]'].join('|');
const REGISTRIES = ['jf' + 'rog', 'arti' + 'factory', 'nex' + 'us\\.'].join('|');
const PLACES = new RegExp(`(^|[\\s"'\`(=])(${MACHINES})|\\b(${REGISTRIES})`, 'i');

/** No folder or file whose name says nothing about what is in it. */
export function emptyNames(files) {
  return files.flatMap(({ file }) => {
    const bad = file.split('/').find((part) => EMPTY_NAMES.test(part));
    return bad ? [`${file}: "${bad}" says nothing about what is inside; name it by what it does.`] : [];
  });
}

/** Nothing promised for later: what is not done is left out or written down as a decision. */
export function promises(files) {
  return files
    .filter((entry) => isCode(entry) && /^(apps|libs|tools|tests)\//.test(entry.file))
    .flatMap((entry) => linesWith(entry, PROMISES, 'promises something for later: do it, or leave it out'));
}

/** No path of somebody's machine and no private registry in what we publish. */
export function places(files) {
  return files
    .filter(({ file }) =>
      /\.(ts|mjs|cjs|json|md|ya?ml|html|scss)$|(^|\/)(Dockerfile|Caddyfile|\.npmrc|run)$/.test(file),
    )
    .flatMap((entry) => linesWith(entry, PLACES, 'names a place that only one machine has'));
}

/** Nobody talks to the console in the product, and nobody switches a single test on. */
export function leftovers(files) {
  return files
    .filter((entry) => isTest(entry) && isCode(entry))
    .flatMap((entry) =>
      linesWith(entry, /\b(fdescribe|fit|(describe|it|test)\.only)\(/, 'runs only this test: let all of them run'),
    );
}

function linesWith({ file, text }, pattern, complaint) {
  return text.split('\n').flatMap((line, index) => (pattern.test(line) ? [`${file}:${index + 1} ${complaint}.`] : []));
}
