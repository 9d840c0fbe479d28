// Bundles the theme's CSS once and purges it per sheet: reads {"sheets": {name: tokens}} from standard input,
// writes {name: css} to standard output. Tokens are every element, class and id that the pages of a sheet use; "*" keeps all.
import { bundle, transform } from 'lightningcss';
import { PurgeCSS } from 'purgecss';

const NOTICE = '/*! Opmaak met NL Design System, EUPL-1.2, zie /colofon/ */';
const OPTIONS = {
  variables: true,
  keyframes: true,
  fontFace: true,
  // Selectors that ask for a value of these stay; PurgeCSS would look for the value among the tokens, and drop them.
  dynamicAttributes: ['open', 'aria-current', 'hidden', 'aria-pressed', 'href', 'rel', 'dir', 'data-uitgezocht'],
  defaultExtractor: (text) => text.match(/[A-Za-z0-9_-]+/g) ?? [],
  // Without this PurgeCSS drops rules that start with a pseudo-class, the whole focus ring among them.
  safelist: { standard: [/^:/] },
};

const purge = async (css, tokens) => {
  const [result] = await new PurgeCSS().purge({ ...OPTIONS, content: [{ raw: tokens, extension: 'txt' }], css: [{ raw: css }] });
  return result.css;
};
const minify = (css) => transform({ filename: 'sheet.css', code: Buffer.from(css), minify: true }).code.toString();

let input = '';
for await (const part of process.stdin) input += part;
const { sheets } = JSON.parse(input);

const whole = bundle({ filename: 'css/site.css' }).code.toString();
const used = await purge(whole, Object.values(sheets).join(' '));
const made = {};
for (const [name, tokens] of Object.entries(sheets)) made[name] = NOTICE + minify(tokens === '*' ? whole : await purge(used, tokens));
process.stdout.write(JSON.stringify(made));
