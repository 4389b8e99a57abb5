/** What the pages ask of the server. A text goes to $validate and nowhere else. */

const root = document.documentElement.dataset.root;

/** The server did not do what it was asked to; the message is for the user. */
export class Refusal extends Error {
  constructor(status, message, outcome) {
    super(message);
    this.status = status;
    this.outcome = outcome;
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

/** A piece of a page that is only for who has the token, also where it says that there is nothing. */
export async function pieceAt(path, token, form) {
  const request = {headers: {...authorization(token), Accept: 'text/html'}};
  return (await answer(path, form ? {...request, method: 'POST', body: form} : request, isHtml)).text();
}

/** A file that is only for who has the token. */
export async function fileAt(address, token) {
  return (await answered(address, {headers: authorization(token)}, () => false)).blob();
}

/** What a search finds. The criteria go in the body: addresses are written into logs. */
export async function search(type, criteria, token) {
  const found = await answer(`fhir/${type}/_search`, {
    method: 'POST',
    headers: {
      ...authorization(token),
      'Content-Type': 'application/x-www-form-urlencoded',
      Accept: 'application/fhir+json',
    },
    body: new URLSearchParams(criteria),
  });
  return ((await found.json()).entry ?? []).map(({resource}) => resource);
}

/**
 * Stores a resource that has an identifier, unless one with it is stored: sent again, because the answer was lost, nothing
 * is stored twice. Gives the address below /fhir, the version, whether it was stored now, and what was found.
 */
export async function storeOnce(resource, token) {
  const {system, value} = resource.identifier;
  return stored(await answer(`fhir/${resource.resourceType}`, {
    method: 'POST',
    headers: {...written(token), 'If-None-Exist': `identifier=${encodeURIComponent(`${system}|${value}`)}`},
    body: JSON.stringify(resource),
  }));
}

/** Puts a resource in the place of a version, if that is still the last one: else the server answers 412. */
export async function replace(reference, version, resource, token) {
  return stored(await answer(`fhir/${reference}`, {
    method: 'PUT',
    headers: {...written(token), 'If-Match': `W/"${version}"`},
    body: JSON.stringify({...resource, id: reference.split('/')[1]}),
  }));
}

function written(token) {
  return {
    ...authorization(token),
    'Content-Type': 'application/fhir+json',
    Accept: 'application/fhir+json',
    Prefer: 'return=OperationOutcome',
  };
}

async function stored(response) {
  const address = response.headers.get('Content-Location') ?? response.headers.get('Location');
  const [, reference, version] = address.match(/([A-Za-z]+\/[^/]+)\/_history\/([^/]+)$/);
  return {reference, version, isNew: response.status === 201, outcome: await response.json()};
}

/** A resource by its reference. */
export async function resourceAt(reference, token) {
  const headers = {...authorization(token), Accept: 'application/fhir+json'};
  return (await answer(`fhir/${reference}`, {headers})).json();
}

function authorization(token) {
  return token ? {Authorization: `Bearer ${token}`} : {};
}

function validated(text, accept, {profile, token}, signal) {
  const query = profile ? `?profile=${encodeURIComponent(profile)}` : '';
  const headers = {...authorization(token), 'Content-Type': mediaType(text), Accept: accept};
  return answer(`fhir/$validate${query}`, {method: 'POST', headers, body: text, signal});
}

export function isXml(text) {
  return text.trimStart().startsWith('<');
}

function mediaType(text) {
  return `application/fhir+${isXml(text) ? 'xml' : 'json'}`;
}

function isHtml(response) {
  return [400, 404, 503].includes(response.status) && response.headers.get('Content-Type')?.startsWith('text/html');
}

function answer(path, request, isAnswer = () => false) {
  return answered(root + path, request, isAnswer);
}

async function answered(address, request, isAnswer) {
  let response;
  try {
    response = await fetch(address, {...request, cache: 'no-store', credentials: 'omit'});
  } catch (failure) {
    if (failure.name === 'AbortError') {
      throw failure;
    }
    throw new Refusal(0, 'The server does not answer. Is it still running?');
  }
  if (!response.ok && !isAnswer(response)) {
    throw await refusal(response);
  }
  return response;
}

async function refusal(response) {
  try {
    const outcome = await response.json();
    return new Refusal(response.status, outcome.issue.map((one) => one.diagnostics ?? one.details.text).join(' '), outcome);
  } catch {
    return new Refusal(response.status, `The server answers with the status ${response.status}.`);
  }
}
