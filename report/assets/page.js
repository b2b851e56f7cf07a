// What the page does beyond HTML: draws the charts, switches the theme, searches
// and sorts the columns. Without it every number is still there. Text from the
// data only ever goes through textContent and JSON.
(function () {
  "use strict";
  var root = document.documentElement;
  var all = function (selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); };
  var byID = function (id) { return document.getElementById(id); };
  root.classList.add("js");

  // Theme: what the system prefers, until the button says otherwise.
  var system = window.matchMedia("(prefers-color-scheme: dark)");
  var button = byID("theme");
  var dark = function () { return (root.dataset.theme || (system.matches ? "dark" : "light")) === "dark"; };
  var named = function () {
    button.textContent = dark() ? "Light" : "Dark";
    button.setAttribute("aria-label", "Switch to " + (dark() ? "light" : "dark") + " colours");
  };
  button.hidden = false;
  button.addEventListener("click", function () {
    root.dataset.theme = dark() ? "light" : "dark";
    named();
    draw();
  });
  system.addEventListener("change", function () { named(); draw(); });
  named();

  // Charts. A colour that begins with @ names a CSS variable.
  var drawn = [];
  var colourKeys = { color: true, borderColor: true, backgroundColor: true };
  function colour(value, style) {
    if (Array.isArray(value)) return value.map(function (one) { return colour(one, style); });
    return typeof value === "string" && value[0] === "@" ? style.getPropertyValue("--" + value.slice(1)).trim() : value;
  }
  function paint(node, style) {
    if (!node || typeof node !== "object") return;
    Object.keys(node).forEach(function (key) {
      if (colourKeys[key]) node[key] = colour(node[key], style);
      else paint(node[key], style);
    });
  }
  // On a phone many names below a chart stand upright.
  function squeeze(option) {
    option.xAxis.forEach(function (axis) {
      if (axis.type !== "category" || !axis.data || axis.data.length < 9) return;
      axis.axisLabel.rotate = 90;
      axis.axisLabel.fontSize = 9;
    });
  }
  function draw() {
    if (!window.echarts) return;
    var style = getComputedStyle(root);
    var font = getComputedStyle(document.body).fontFamily;
    drawn.forEach(function (chart) { chart.dispose(); });
    drawn = all("[data-chart]").map(function (box) {
      var option = JSON.parse(byID(box.dataset.chart).textContent);
      paint(option, style);
      option.textStyle = { fontFamily: font };
      option.tooltip.renderMode = "richText";
      option.tooltip.textStyle = { color: colour("@ink", style), fontFamily: font };
      box.hidden = false;
      box.style.height = box.dataset.height + "px";
      if (box.clientWidth < 480) squeeze(option);
      var chart = echarts.init(box, null, { renderer: "svg" });
      chart.setOption(option);
      box.setAttribute("role", "img");
      return chart;
    });
  }
  draw();
  all("details.numbers").forEach(function (details) {
    var part = details.parentElement;
    if (window.echarts && part.querySelector("[data-chart]")) details.open = false;
  });
  window.addEventListener("resize", function () { drawn.forEach(function (chart) { chart.resize(); }); });

  // Columns: rows that open, a search and an order.
  var table = byID("column-table");
  if (table) columns(table);

  function columns(table) {
    var bodies = Array.prototype.slice.call(table.tBodies);
    var plain = bodies.filter(function (body) { return body.rows.length > 1; }).length;
    bodies.forEach(function (body, i) { opening(body, i - plain); });
    var tools = document.querySelector(".tools");
    var search = byID("search");
    var found = byID("found");
    var nothing = document.querySelector(".nothing");
    var texts = null;
    tools.hidden = false;
    // The first twenty, until more are asked for.
    var rest = byID("all-columns");
    function unfold() {
      table.classList.remove("folded");
      rest.parentNode.hidden = true;
    }
    if (bodies.length > 25) {
      table.classList.add("folded");
      rest.parentNode.hidden = false;
      rest.addEventListener("click", function () {
        unfold();
        table.tBodies[20].querySelector(".open-row").focus();
      });
    }
    search.addEventListener("input", function () {
      texts = texts || bodies.map(searched);
      unfold();
      var words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      bodies.forEach(function (body, i) {
        var match = words.every(function (word) { return texts[i].indexOf(word) >= 0; });
        body.hidden = !match;
        if (match) shown++;
      });
      found.textContent = words.length ? shown.toLocaleString("en") + " of " + bodies.length.toLocaleString("en") + " columns" : bodies.length.toLocaleString("en") + " columns";
      nothing.hidden = shown > 0;
    });
    all("[data-sort]", table).forEach(function (head) { sorting(table, head, bodies); });
  }

  function part(body, selector) { return body.querySelector(selector).textContent; }

  // What a search looks through: the name, kind and trouble of a column.
  function searched(body) {
    var words = all(".words li", body.rows[0]).map(function (item) { return item.textContent; });
    return [body.dataset.search || "", part(body, ".name"), part(body, ".kind")].concat(words).join(" ").toLowerCase();
  }

  // A row opens to the details below it. Those of the place-th row after the ones
  // that have theirs in the page are packed.
  function opening(body, place) {
    var name = body.querySelector(".name");
    var button = document.createElement("button");
    button.type = "button";
    button.className = "open-row";
    button.setAttribute("aria-expanded", "false");
    name.parentNode.insertBefore(button, name);
    button.appendChild(name);
    body.rows[0].addEventListener("click", function (event) {
      var selecting = String(window.getSelection()) && !button.contains(event.target);
      if (selecting) return;
      var more = body.rows[1] || fetched(body, place);
      var open = button.getAttribute("aria-expanded") !== "true";
      button.setAttribute("aria-expanded", String(open));
      more.classList.toggle("shown", open);
      if (more.querySelector("details")) more.querySelector("details").open = open;
    });
  }

  // Packed details come in runs of 50 columns: lists of HTML that the report escaped
  // as it did the rest of the page, gzipped, in base 64.
  var packed, runs = [];
  function fetched(body, place) {
    var together = 50, run = Math.floor(place / together);
    var more = body.insertRow();
    more.className = "more";
    var cell = more.insertCell();
    cell.colSpan = 6;
    packed = packed || JSON.parse(byID("packed").textContent);
    runs[run] = runs[run] || unpacked(packed[run]);
    runs[run].then(function (details) { cell.innerHTML = details[place % together]; }, function () {
      cell.textContent = "This browser cannot unpack the details; they are in the JSON document too.";
    });
    return more;
  }
  async function unpacked(text) {
    var bytes = Uint8Array.from(atob(text), function (c) { return c.charCodeAt(0); });
    var stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    return JSON.parse(await new Response(stream).text());
  }

  // Sorting: first click ascending for names, descending for numbers; then the other way.
  function sorting(table, head, bodies) {
    var key = head.dataset.sort;
    var text = key === "kind" || key === "place";
    var sort = document.createElement("button");
    sort.type = "button";
    sort.textContent = head.textContent;
    head.textContent = "";
    head.appendChild(sort);
    sort.addEventListener("click", function () {
      var now = head.getAttribute("aria-sort");
      var up = now ? now === "descending" : text;
      all("[aria-sort]", table).forEach(function (other) { other.removeAttribute("aria-sort"); });
      head.setAttribute("aria-sort", up ? "ascending" : "descending");
      var compare = function (a, b) {
        if (key === "place") return part(a, ".name").localeCompare(part(b, ".name"), "en", { numeric: true });
        if (text) return part(a, ".kind").localeCompare(part(b, ".kind"), "en");
        return Number(a.dataset[key]) - Number(b.dataset[key]);
      };
      bodies.slice().sort(function (a, b) {
        return (up ? 1 : -1) * compare(a, b) || a.dataset.place - b.dataset.place;
      }).forEach(function (body) { table.appendChild(body); });
    });
  }

  // On paper everything is open.
  var opened = [];
  window.addEventListener("beforeprint", function () {
    opened = all("main details.numbers:not([open]), main details.reasons:not([open]), main .weaknesses details:not([open])");
    opened.forEach(function (details) { details.open = true; });
  });
  window.addEventListener("afterprint", function () {
    opened.forEach(function (details) { details.open = false; });
  });
})();
