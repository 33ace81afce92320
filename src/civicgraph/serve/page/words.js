// What the page says, in both languages.

const WORDS = {
  ja: {
    query: "問い合わせ", examples: "例", own: "（自分の問い合わせ）", run: "実行", shortcut: "Ctrl + Enter", answer: "結果", table: "表",
    graph: "グラフ", timeline: "時系列", download: "保存:", running: "問い合わせています…", rows: "{0} 件・{1} 秒", part: "途中までの結果です（最初の {0} 件）。LIMIT や条件で絞ってください。",
    yes: "はい", no: "いいえ", none: "当てはまるものはありません。", notGraph: "グラフにするには、二つ以上の列か CONSTRUCT が要ります。",
    tooMany: "はじめの {0} 本の関係だけを描いています。", notTimeline: "日付のある列がありません。", failed: "サーバーにつながりません。", undated: "日付のない {0} 行は、ここにはありません。",
    network: "結果の関係の図。同じ内容は表にあります。", tableOf: "問い合わせの結果",
  },
  en: {
    query: "Query", examples: "Examples", own: "(your own query)", run: "Run", shortcut: "Ctrl + Enter", answer: "Result", table: "Table",
    graph: "Graph", timeline: "Timeline", download: "Save:", running: "Asking…", rows: "{0} rows in {1} s", part: "This is a part of the result (the first {0}). Narrow it by LIMIT or conditions.",
    yes: "Yes", no: "No", none: "Nothing matches.", notGraph: "A graph needs two or more columns, or CONSTRUCT.",
    tooMany: "Only the first {0} relations are drawn.", notTimeline: "No column holds dates.", failed: "The server cannot be reached.", undated: "{0} rows without a date are not shown here.",
    network: "A drawing of the relations. The table says the same.", tableOf: "The query's result",
  },
};

let language = localStorage.getItem("civicgraph-language") ?? (navigator.language.startsWith("ja") ? "ja" : "en");

export const lang = () => language;
export const say = (key, ...values) => values.reduce((text, value, place) => text.replace(`{${place}}`, value), WORDS[language][key]);

export const translate = () => {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-words]")) element.textContent = say(element.dataset.words);
  const other = document.getElementById("language");
  [other.textContent, other.lang] = language === "ja" ? ["English", "en"] : ["日本語", "ja"];
};

export const switchLanguage = () => {
  language = language === "ja" ? "en" : "ja";
  localStorage.setItem("civicgraph-language", language);
  translate();
};
