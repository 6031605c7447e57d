/** The spellings of one hyphenated name that code and texts need. */
export function spellings(name) {
  const words = name.split('-');
  const capital = (word) => word[0].toUpperCase() + word.slice(1);
  const pascal = words.map(capital).join('');
  return {
    /** `safety-plan`: folders, files, selectors. */
    kebab: name,
    /** `SafetyPlan`: classes and types. */
    pascal,
    /** `safetyPlan`: values and functions. */
    camel: pascal[0].toLowerCase() + pascal.slice(1),
    /** `safety_plan`: tables and columns. */
    snake: words.join('_'),
    /** `Safety plan`: headings. */
    title: capital(words.join(' ')),
  };
}

/** Throws unless a name is hyphenated lower case and says something. */
export function checkName(name) {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name ?? '')) {
    throw new Error(`"${name ?? ''}" is no name: use lower case words joined by hyphens, for example safety-plan.`);
  }
  const empty = name.split('-').find((word) => ['shared', 'common', 'core', 'utils', 'helpers', 'misc'].includes(word));
  if (empty) throw new Error(`"${empty}" says nothing about what is inside; name it by what it does.`);
}

/** Takes `feature/name` apart. */
export function withinFeature(given) {
  const [feature, name, ...rest] = (given ?? '').split('/');
  if (!name || rest.length) throw new Error('Say where: <feature>/<name>, for example check-in/review.');
  checkName(feature);
  checkName(name);
  return { feature, name };
}
