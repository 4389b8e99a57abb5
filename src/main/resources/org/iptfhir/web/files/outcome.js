/** What HAPI says of every success. */
const SUCCESS = '/hapi-fhir-storage-response-code';

/** The findings that an OperationOutcome of this server tells. */
export function findingsIn({issue}) {
  return issue.filter((one) => !one.details?.coding?.[0]?.system?.endsWith(SUCCESS)).map(finding);
}

function finding({severity, code, details, diagnostics = '', expression = []}) {
  const message = details?.text ?? diagnostics;
  return {
    severity: {error: 'error', fatal: 'error', warning: 'warning'}[severity] ?? 'note',
    rule: details?.coding?.[0]?.code ?? code,
    source: details?.coding?.[0]?.system,
    message,
    // The diagnostics repeat the message before they say how to mend it.
    remedy: diagnostics.startsWith(message) ? diagnostics.slice(message.length).trim() : '',
    path: expression[0] ?? '',
  };
}

/**
 * The question that a path such as QuestionnaireResponse.item[1].item[0].answer[0] leads to, and how many of the same
 * linkId stand before it; null where it leads to none.
 */
export function questionAt(path, response) {
  const steps = [...path.matchAll(/\.(item|answer)(?:\[(\d+)\])?/g)];
  let place = response;
  let question = null;
  for (const [, name, index = '0'] of steps) {
    place = place?.[name]?.[Number(index)];
    question = place?.linkId ? place : question;
  }
  if (!question) {
    return null;
  }
  const same = allItems(response.item).filter(({linkId}) => linkId === question.linkId);
  return {linkId: question.linkId, index: same.indexOf(question)};
}

/** All items of a questionnaire or a response, each before those in it. */
export function allItems(items = []) {
  return items.flatMap((item) => [item, ...allItems(item.item), ...(item.answer ?? []).flatMap((answer) => allItems(answer.item))]);
}
