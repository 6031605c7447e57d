import ts from 'typescript';
import { isProductCode } from './files.mjs';

/** Every name that leaves its file says, in a doc comment, what it is for. */
export function documentedExports(files) {
  return files
    .filter((entry) => isProductCode(entry) && !/\.spec\.ts$/.test(entry.file))
    .flatMap((entry) => {
      const source = ts.createSourceFile(entry.file, entry.text, ts.ScriptTarget.Latest, true);
      return source.statements.flatMap((statement) => undocumented(statement, source));
    });
}

function undocumented(statement, source) {
  if (!isExported(statement) || hasDocComment(statement, source)) return [];
  const line = source.getLineAndCharacterOfPosition(statement.getStart(source)).line + 1;
  return [
    `${source.fileName}:${line} ${nameOf(statement, source)} has no doc comment: say in a sentence what it is for.`,
  ];
}

function isExported(statement) {
  if (ts.isExportDeclaration(statement) || ts.isExportAssignment(statement)) return false;
  const modifiers = ts.canHaveModifiers(statement) ? ts.getModifiers(statement) : undefined;
  return modifiers?.some((modifier) => modifier.kind === ts.SyntaxKind.ExportKeyword) ?? false;
}

// Looked up in the text rather than in the tree: the comment must stand before decorators too.
function hasDocComment(statement, source) {
  const comments = ts.getLeadingCommentRanges(source.text, statement.getFullStart()) ?? [];
  return comments.some(({ pos, end }) => {
    const comment = source.text.slice(pos, end);
    return comment.startsWith('/**') && /[A-Za-z]{3}/.test(comment);
  });
}

function nameOf(statement, source) {
  if (statement.name) return statement.name.getText(source);
  return statement.declarationList?.declarations.map((each) => each.name.getText(source)).join(', ') ?? 'an export';
}
