// Runs the script of the search page without a browser: reads {"stems": [...], "questions": [...], "language": "en"} from
// standard input and writes the stem of each word, and for each question the addresses that are found and whether it asks for reporting.
// Arguments: the script, and the index when there are questions.
import { readFileSync } from 'node:fs';
import { runInThisContext } from 'node:vm';

const [script, data] = process.argv.slice(2);
runInThisContext(readFileSync(script, 'utf8'));
const index = data && JSON.parse(readFileSync(data, 'utf8').replace(/^zoekindex=/, '').replace(/;\n$/, ''));
const { stems = [], questions = [], language } = JSON.parse(readFileSync(0, 'utf8'));
const answers = questions.map((question) => {
  const { pages, isReport } = runInThisContext('search')(question, index, language);
  return { pages: pages.map((page) => index.paginas[page][0]), report: isReport };
});
process.stdout.write(JSON.stringify({ stems: stems.map(runInThisContext('stem')), answers }));
