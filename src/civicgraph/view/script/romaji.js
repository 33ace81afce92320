// Names and queries in Latin letters, brought to one spelling: Hepburn, Kunrei, macrons and long vowels meet here.

// Spellings that a reader would take for the same: width, case, kana, spaces and middle dots do not matter.
const normalise = (text) => text.normalize("NFKC").toLowerCase()
  .replace(/[\u30a1-\u30f6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
  .replace(/[\s・･'’"“”「」『』()-]+/g, "");

const KANA = new Map(Object.entries({
  あ: "a", い: "i", う: "u", え: "e", お: "o", か: "ka", き: "ki", く: "ku", け: "ke", こ: "ko", さ: "sa", し: "si", す: "su",
  せ: "se", そ: "so", た: "ta", ち: "ti", つ: "tu", て: "te", と: "to", な: "na", に: "ni", ぬ: "nu", ね: "ne", の: "no",
  は: "ha", ひ: "hi", ふ: "hu", へ: "he", ほ: "ho", ま: "ma", み: "mi", む: "mu", め: "me", も: "mo", や: "ya", ゆ: "yu",
  よ: "yo", ら: "ra", り: "ri", る: "ru", れ: "re", ろ: "ro", わ: "wa", ゐ: "i", ゑ: "e", を: "o", ん: "n", が: "ga", ぎ: "gi",
  ぐ: "gu", げ: "ge", ご: "go", ざ: "za", じ: "zi", ず: "zu", ぜ: "ze", ぞ: "zo", だ: "da", ぢ: "zi", づ: "zu", で: "de",
  ど: "do", ば: "ba", び: "bi", ぶ: "bu", べ: "be", ぼ: "bo", ぱ: "pa", ぴ: "pi", ぷ: "pu", ぺ: "pe", ぽ: "po", ゔ: "bu",
}));
const SMALL = { ゃ: "ya", ゅ: "yu", ょ: "yo", ぁ: "a", ぃ: "i", ぅ: "u", ぇ: "e", ぉ: "o" };

const spell = (kana) => {
  let spelt = "", doubled = false;
  for (const sign of kana) {
    if (sign === "っ") { doubled = true; continue; }
    if (sign === "ー") continue;
    if (SMALL[sign]) { spelt = spelt.replace(/[iueo]$/, "") + SMALL[sign]; continue; }
    const sound = KANA.get(sign) ?? sign;
    spelt += (doubled ? sound[0] : "") + sound;
    doubled = false;
  }
  return spelt;
};

// "Shōji", "shouji" and "syoozi" all become "syozi".
const latin = (text) => spell(normalise(text)).normalize("NFD").replace(/[\u0300-\u036f]/g, "")
  .replace(/sh(?=[aueo])/g, "sy").replace(/shi/g, "si").replace(/tch/g, "cch").replace(/chi/g, "ti").replace(/ch(?=[aueo])/g, "ty")
  .replace(/tsu/g, "tu").replace(/f/g, "h").replace(/ji/g, "zi").replace(/j(?=[aueo])/g, "zy").replace(/zyy/g, "zy")
  .replace(/dzu|du/g, "zu").replace(/di/g, "zi").replace(/m(?=[bp])/g, "n").replace(/n'?n(?=[aiueoy])/g, "n")
  .replace(/oh(?![aiueo])|o[ou]+/g, "o").replace(/uu+/g, "u").replace(/aa+/g, "a").replace(/ii+/g, "i").replace(/ee+|ei/g, "e");

// A dictionary cannot know whether a 島 is Shima or Jima: voiced and unvoiced sounds count as near.
const unvoiced = (text) => text.replace(/[gzdbp]/g, (sound) => ({ g: "k", z: "s", d: "t", b: "h", p: "h" })[sound]);
