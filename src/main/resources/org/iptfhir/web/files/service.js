/** What the pages ask of the server. A text goes to $validate and nowhere else. */

const root = document.documentElement.dataset.root;

/** The server did not do what it was asked to; the message is for the user. */
export class Refusal extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

/** What is found in a text, in the order of its places. */
export async function findings(text, asked, signal) {
  return (await (await validated(text, 'application/x-ndjson', asked, signal)).json()).findings;
}

/** The same as an OperationOutcome. */
export async function outcome(text, asked) {
  return (await validated(text, 'application/fhir+json', asked)).json();
}

/** A text that the server has. */
export async function textAt(path) {
  return (await answer(path, {})).text();
}

/** JSON that the server has. */
export async function jsonAt(path) {
  return (await answer(path, {headers: {Accept: 'application/json'}})).json();
}

/** Stores a transaction. */
export async function store(transaction) {
  await answer('fhir', {
    method: 'POST',
    headers: {'Content-Type': 'application/fhir+json', Accept: 'application/fhir+json', Prefer: 'return=minimal'},
    body: transaction,
  });
}

function validated(text, accept, {profile, token}, signal) {
  const query = profile ? `?profile=${encodeURIComponent(profile)}` : '';
  const headers = {'Content-Type': mediaType(text), Accept: accept};
  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }
  return answer(`fhir/$validate${query}`, {method: 'POST', headers, body: text, signal});
}

export function isXml(text) {
  return text.trimStart().startsWith('<');
}

function mediaType(text) {
  return `application/fhir+${isXml(text) ? 'xml' : 'json'}`;
}

async function answer(path, request) {
  let response;
  try {
    response = await fetch(root + path, {...request, cache: 'no-store', credentials: 'omit'});
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Refusal(0, 'The server does not answer. Is it still running?');
  }
  if (!response.ok) {
    throw new Refusal(response.status, await reason(response));
  }
  return response;
}

async function reason(response) {
  try {
    const {issue} = await response.json();
    return issue.map((one) => one.diagnostics ?? one.details.text).join(' ');
  } catch {
    return `The server answers with the status ${response.status}.`;
  }
}
