// What the page says, in both languages. The words of a refusal go by the server's word for it; {0} is its own sentence.

const WORDS = {
  ja: {
    query: "問い合わせ", examples: "例", own: "（自分の問い合わせ）", run: "実行", stop: "中止", shortcut: "Ctrl + Enter で実行、Ctrl + Space で補完",
    link: "リンクをコピー", copied: "コピーしました", inAddress: "アドレス欄にあります", answer: "結果", table: "表", graph: "グラフ", timeline: "時系列",
    download: "保存:", running: "問い合わせています…", rows: "{0} 件・{1} 秒", part: "結果の一部です（最初の {0} 件）。LIMIT や条件で絞ってください。",
    yes: "はい（true）", no: "いいえ（false）", none: "当てはまるものはありません。", more: "続きを表示（残り {0} 行）",
    notGraph: "グラフにするには、二つ以上の列か CONSTRUCT が要ります。", tooMany: "はじめの {0} 本の関係だけを描いています。",
    notTimeline: "日付のある列がありません。", undated: "日付のない {0} 行は、ここにはありません。", network: "結果の関係の図。同じ内容は表にあります。",
    tableOf: "問い合わせの結果", failed: "サーバーにつながりません。", stopped: "中止しました。", void: "データについて（VoID）", limits: "一回に {0} 秒・{1} 行まで",
    timeout: "時間切れです。問い合わせは正しいのですが、制限時間に終わりませんでした。条件を足すか LIMIT で絞ってください。",
    memory: "メモリーの上限を超えました。条件を足すか LIMIT で絞ってください。", "answer-too-large": "結果が大きすぎます。LIMIT で絞ってください。",
    busy: "ほかの問い合わせで混んでいます。しばらくしてからお試しください。", malformed: "問い合わせの書き方に誤りがあります。\n{0}",
    refused: "この問い合わせは受け付けられません。\n{0}", "read-only": "ここでは検索だけができます。データは変えられません。",
    "too-long": "問い合わせが長すぎます。\n{0}", crashed: "この問い合わせの処理が途中で止まりました。サーバーは動いています。別の書き方でお試しください。",
    store: "データベースが応答しません。\n{0}",
  },
  en: {
    query: "Query", examples: "Examples", own: "(your own query)", run: "Run", stop: "Stop", shortcut: "Ctrl + Enter runs, Ctrl + Space completes",
    link: "Copy link", copied: "Copied", inAddress: "It is in the address bar", answer: "Result", table: "Table", graph: "Graph", timeline: "Timeline",
    download: "Save:", running: "Asking…", rows: "{0} rows in {1} s", part: "This is a part of the result (the first {0}). Narrow it by LIMIT or conditions.",
    yes: "Yes (true)", no: "No (false)", none: "Nothing matches.", more: "Show more ({0} rows left)",
    notGraph: "A graph needs two or more columns, or CONSTRUCT.", tooMany: "Only the first {0} relations are drawn.",
    notTimeline: "No column holds dates.", undated: "{0} rows without a date are not shown here.", network: "A drawing of the relations. The table says the same.",
    tableOf: "The query's result", failed: "The server cannot be reached.", stopped: "Stopped.", void: "About the data (VoID)", limits: "up to {0} seconds and {1} rows a query",
    timeout: "Out of time. The query is valid, but did not end within the limit. Add conditions or a LIMIT.",
    memory: "The query needs more memory than it may have. Add conditions or a LIMIT.", "answer-too-large": "The answer is too large. Add a LIMIT.",
    busy: "Other queries keep the server busy. Try again in a while.", malformed: "The query is not well written.\n{0}",
    refused: "This query is not accepted.\n{0}", "read-only": "Here one can only ask; data is not changed.",
    "too-long": "The query is too long.\n{0}", crashed: "This query broke off; the server goes on. Ask in another way.",
    store: "The store does not answer.\n{0}",
  },
};

const KEY = "civicgraph-language";
// A browser that keeps nothing for this site still shows the page.
const stored = () => { try { return localStorage.getItem(KEY); } catch { return null; } };
const store = (value) => { try { localStorage.setItem(KEY, value); } catch { /* as said above */ } };

let language = Object.hasOwn(WORDS, stored()) ? stored() : navigator.language.startsWith("ja") ? "ja" : "en";

export const lang = () => language;
export const say = (key, ...values) => values.reduce((text, value, place) => text?.replace(`{${place}}`, () => value), WORDS[language][key]);

export const translate = () => {
  document.documentElement.lang = language;
  for (const element of document.querySelectorAll("[data-words]")) element.textContent = say(element.dataset.words);
  const other = document.getElementById("language");
  [other.textContent, other.lang] = language === "ja" ? ["English", "en"] : ["日本語", "ja"];
};

export const switchLanguage = () => {
  language = language === "ja" ? "en" : "ja";
  store(language);
};
