"use strict";
(() => {
  const all = JSON.parse(document.getElementById("data").textContent);
  all.forEach((x, i) => { x.rank = i + 1; x.text = [x.n, x.t, x.r, x.g, x.d, x.i].join(" ").toLowerCase(); });
  const size = 100;
  const order = { "fair": 0, "fair-with-care": 1, "undetermined": 2, "unfair": 3, "failed": 4 };
  const words = { "fair": "✓ fair", "fair-with-care": "! with care", "undetermined": "? undetermined", "unfair": "✗ unfair", "failed": "– not vetted" };
  const by = (id) => document.getElementById(id);
  const body = document.querySelector("#table tbody");
  let key = "rank", down = false, page = 0, found = all;

  const make = (tag, text, cls) => {
    const e = document.createElement(tag);
    if (text !== undefined) e.textContent = text;
    if (cls) e.className = cls;
    return e;
  };
  const percent = (x) => x > 0 && x < 0.001 ? "<0.1%" : (Math.round(x * 1000) / 10) + "%";

  const line = (x) => {
    const tr = make("tr");
    tr.append(make("td", x.rank));
    const name = make("th");
    name.scope = "row";
    if (x.l) { const a = make("a", x.n); a.href = x.l; name.append(a); } else { name.append(x.n); }
    if (x.t) name.append(make("small", x.t));
    if (x.a) name.append(make("small", "Metadata: " + x.a.join("; "), "claim"));
    tr.append(name);
    const verdict = make("td");
    verdict.append(make("span", words[x.f] || x.f, "chip " + x.f));
    tr.append(verdict, make("td", x.r));
    const ok = x.f !== "failed";
    for (const text of [ok ? x.w || 0 : "", ok ? x.c || 0 : "", ok ? percent(x.m || 0) : "", x.s >= 0 && ok ? x.s.toFixed(2) : "", x.h ? x.h.toFixed(1) : "", ok ? x.k || 0 : "", x.y || ""]) {
      tr.append(make("td", typeof text === "number" ? text.toLocaleString("en") : text, "num"));
    }
    return tr;
  };

  const show = () => {
    const pages = Math.max(1, Math.ceil(found.length / size));
    page = Math.min(page, pages - 1);
    body.replaceChildren(...found.slice(page * size, (page + 1) * size).map(line));
    by("shown").textContent = found.length === all.length ? all.length.toLocaleString("en") + " datasets" : found.length.toLocaleString("en") + " of " + all.length.toLocaleString("en") + " datasets";
    by("page").textContent = (page + 1) + " of " + pages;
    by("before").disabled = page === 0;
    by("after").disabled = page >= pages - 1;
    document.querySelector(".pages").hidden = pages < 2;
  };

  const value = (x) => key === "f" ? order[x.f] : key === "n" ? x.n.toLowerCase() : x[key] === undefined ? (key === "y" ? Infinity : 0) : x[key];

  const filter = () => {
    const terms = by("find").value.toLowerCase().split(/\s+/).filter(Boolean);
    const verdict = by("verdict").value, least = Number(by("least").value) || 0, one = by("one").checked, claims = by("claims").checked;
    const seen = new Set();
    found = all.filter((x) => {
      if (verdict && x.f !== verdict || (x.w || 0) < least || claims && !x.a || !terms.every((t) => x.text.includes(t))) return false;
      if (one && x.y) { if (seen.has(x.y)) return false; seen.add(x.y); }
      return true;
    });
    found.sort((a, b) => {
      const p = value(a), q = value(b);
      return (p < q ? -1 : p > q ? 1 : a.rank - b.rank) * (down ? -1 : 1);
    });
    page = 0;
    show();
  };

  document.querySelectorAll("#table th[data-key]").forEach((th) => {
    const button = make("button", th.textContent);
    button.type = "button";
    th.replaceChildren(button);
    button.addEventListener("click", () => {
      down = key === th.dataset.key ? !down : ["w", "k", "s"].includes(th.dataset.key);
      key = th.dataset.key;
      document.querySelectorAll("#table th[data-key]").forEach((h) => h.removeAttribute("aria-sort"));
      th.setAttribute("aria-sort", down ? "descending" : "ascending");
      filter();
    });
  });
  for (const id of ["find", "verdict", "least", "one", "claims"]) by(id).addEventListener("input", filter);
  document.querySelector(".filters").addEventListener("submit", (e) => e.preventDefault());
  by("before").addEventListener("click", () => { page--; show(); });
  by("after").addEventListener("click", () => { page++; show(); });
  document.querySelector(".filters").hidden = false;
  filter();
})();
