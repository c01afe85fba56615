import { DockerfileParser } from 'dockerfile-ast';
import { validate } from 'dockerfile-utils';

/** What is wrong with a Dockerfile: what Docker would refuse, and what a container without a shell or root cannot do. */
export function dockerfileProblems(content: string): string[] {
  const invalid = validate(content).map(({ message, range }) => `line ${range.start.line + 1}: ${message}`);
  const instructions = DockerfileParser.parse(content).getInstructions();
  const start = instructions.findLastIndex((one) => one.getKeyword() === 'FROM');
  const last = instructions.slice(start);
  const argumentsOf = (keyword: string) =>
    last.findLast((one) => one.getKeyword() === keyword)?.getArgumentsContent() ?? '';
  const problems: string[] = [];
  if (!/^[1-9]\d*(:[1-9]\d*)?$/.test(argumentsOf('USER')))
    problems.push('USER: must be a number other than 0, so that a cluster can see that it is not root');
  for (const keyword of ['ENTRYPOINT', 'CMD'])
    if (!argumentsOf(keyword).startsWith('['))
      problems.push(`${keyword}: must be a JSON array, since there is no shell`);
  if (!/\bCMD\s+\[/.test(argumentsOf('HEALTHCHECK')))
    problems.push('HEALTHCHECK: must be a JSON array, since there is no shell');
  if (last.some((one) => one.getKeyword() === 'RUN'))
    problems.push('RUN: there is no shell in the last stage');
  if (instructions.some((one) => one.getKeyword() === 'ADD'))
    problems.push('ADD: use COPY, which fetches nothing');
  return [...invalid, ...problems];
}
