// Finds pages and sections by words of their titles, summaries, names and texts. PAGES comes from search-index.js.
const words = document.getElementById("words");
const found = document.getElementById("found");
const MOST = 12;

const searched = PAGES.map(page => ({
  page,
  title: page.title.toLowerCase(),
  about: `${page.title} ${page.kind} ${page.summary} ${page.name.replace(".html", "").replaceAll("-", " ")} ${page.name}`.toLowerCase(),
  words: page.words,
}));

function matches(asked) {
  const parts = asked.toLowerCase().split(/\s+/).filter(part => part);
  const whole = parts.join(" ");
  const rank = entry => entry.title === whole ? 0
    : 1 + [entry.title, entry.about].filter(text => !parts.every(part => text.includes(part))).length;
  const section = entry => entry.page.name.includes("#") ? 1 : 0;
  const example = entry => /example/i.test(entry.page.kind) ? 1 : 0;
  return searched
    .filter(entry => parts.length && parts.every(part => entry.about.includes(part) || entry.words.includes(part)))
    .sort((one, other) => example(one) - example(other) || rank(one) - rank(other) || section(one) - section(other))
    .map(entry => entry.page);
}

function show() {
  const pages = matches(words.value);
  const items = pages.slice(0, MOST).map(page => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const kind = document.createElement("small");
    link.href = page.name;
    link.textContent = page.title;
    kind.textContent = page.kind;
    item.append(link, " ", kind);
    return item;
  });
  if (words.value.trim() && pages.length !== items.length) {
    const more = document.createElement("li");
    more.textContent = pages.length ? `and ${pages.length - items.length} more` : "";
    items.push(more);
  }
  if (words.value.trim() && !pages.length) {
    const none = document.createElement("li");
    none.textContent = "Nothing is found. Try a shorter word.";
    items.push(none);
  }
  found.replaceChildren(...items);
  found.hidden = !items.length;
}

words.addEventListener("input", show);
words.form.addEventListener("submit", event => {
  event.preventDefault();
  found.querySelector("a")?.click();
});
words.addEventListener("keydown", event => {
  if (event.key === "Escape") {
    words.value = "";
    show();
  }
});
