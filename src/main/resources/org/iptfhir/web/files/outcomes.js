import {fileAt, pieceAt} from './service.js';

/**
 * Shows what the server tells of patients to who has its token. The token is typed into the page and stays in its memory.
 */
const at = (id) => document.getElementById(id);

const place = () => at('found-people') ?? at('shown');

/** What has been asked for since is what is shown. */
let turn = 0;

let asked = location.search;

async function show() {
  const mine = ++turn;
  say('Reading …');
  place().replaceChildren();
  try {
    const wanted = at('find') && new URLSearchParams(new FormData(at('find')));
    const markup = await pieceAt(at('unlock').dataset.address + asked, token(), wanted);
    if (mine === turn) {
      place().replaceChildren(...new DOMParser().parseFromString(markup, 'text/html').body.childNodes);
      say('');
      place().querySelector('h1')?.focus();
    }
  } catch (failure) {
    if (mine === turn) {
      say(failure.message);
    }
  }
}

function token() {
  return at('token').value.trim();
}

function say(text) {
  at('status').textContent = text;
}

/** A link by itself would ask without the token. */
async function save(link) {
  try {
    const address = URL.createObjectURL(await fileAt(link.href, token()));
    const file = document.createElement('a');
    file.href = address;
    file.download = link.dataset.file;
    file.click();
    setTimeout(() => URL.revokeObjectURL(address), 60_000);
  } catch (failure) {
    say(failure.message);
  }
}

for (const form of [at('unlock'), at('find')]) {
  form?.addEventListener('submit', (event) => {
    event.preventDefault();
    show();
  });
}
place().addEventListener('click', (event) => {
  const link = event.target.closest('a[data-file]');
  if (link) {
    event.preventDefault();
    save(link);
  } else if (event.target.closest('a')?.pathname === location.pathname) {
    event.preventDefault(); // a new page would ask for the token again
    history.pushState(null, '', event.target.closest('a').href);
    asked = location.search;
    show();
  }
});
addEventListener('popstate', () => {
  if (location.search !== asked) {
    asked = location.search;
    show();
  }
});
