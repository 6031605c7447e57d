const QUERY_WORDS =
  '/^(orderBy|addOrderBy|distinctOn|select|addSelect|groupBy|addGroupBy|where|andWhere|orWhere|having|andHaving|orHaving)$/';
const COMPUTED =
  ':matches(Identifier, MemberExpression, CallExpression, BinaryExpression, ConditionalExpression, TemplateLiteral[expressions.length>0])';
const GLUED = ':matches(BinaryExpression, TemplateLiteral[expressions.length>0])';

const BROWSER = [
  {
    selector:
      ':matches(MemberExpression, Identifier)[name=/^bypassSecurityTrust/], MemberExpression[property.name=/^bypassSecurityTrust/]',
    message: 'What Angular sanitises stays sanitised.',
  },
  {
    selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML)$/]',
    message: 'Text goes into the page as text, never as HTML.',
  },
];

const QUERIES = [
  {
    selector: `CallExpression[callee.type="MemberExpression"][callee.property.name=${QUERY_WORDS}] > ${COMPUTED}.arguments:first-child`,
    message: 'TypeORM puts this argument into the SQL as it is: write it out, and pass values as parameters.',
  },
  {
    selector: `CallExpression[callee.type="MemberExpression"][callee.property.name="query"] > ${GLUED}.arguments:first-child`,
    message: 'SQL is never glued together: write it out, and pass values as $1, $2, ….',
  },
];

const REPOSITORIES = [
  {
    selector: 'CallExpression[callee.property.name="getRepository"][callee.object.name=/dataSource/i]',
    message: 'The one way to the database is `work.as(actor, tx => …)`.',
  },
  {
    selector:
      'CallExpression[callee.property.name="getRepository"][callee.object.type="MemberExpression"][callee.object.property.name=/dataSource/i]',
    message: 'The one way to the database is `work.as(actor, tx => …)`.',
  },
];

const EVERYWHERE = [
  { selector: 'TSEnumDeclaration', message: 'Use a const array and its union type instead of an enum.' },
];

/** The constructs a room refuses. Only platform/server, where `work` is made, may open repositories itself. */
export function syntaxRules({ room, feature }) {
  const refused = [...EVERYWHERE, ...(room === 'portal' ? BROWSER : [])];
  if (room === 'server') refused.push(...QUERIES, ...(feature === 'platform' ? [] : REPOSITORIES));
  return { 'no-restricted-syntax': ['error', ...refused] };
}
