// Package report writes what was found about a dataset: as text for a terminal,
// as JSON for programs, as Markdown for an issue and as one HTML page for people.
//
// In goes a Document: the Reading, the Profile and the Verdict of one dataset. Out
// comes text; nothing is measured or judged here, only put into words and order.
//
//  1. Every text from the data goes through clean once, so that no control
//     character reaches a terminal or a page (JSON escapes instead, and loses nothing).
//  2. Numbers are rounded here and nowhere else (number.go); words for outcomes,
//     tasks and measures stand in words.go.
//  3. Findings and next steps are put in order of weight (order.go), columns in
//     order of trouble (trouble.go).
//  4. HTML renders one section after the other, each from its own file
//     page_<section>.go, which holds the view and its template. html/template escapes.
//     Of very many columns most have their details packed, to be opened on demand (pack.go).
//  5. Charts are options of go-echarts as JSON (chart.go), drawn by assets/page.js
//     with the part of ECharts that assets/build.sh bundles. A policy in the head of the
//     page forbids every other script and all traffic.
//
// The same Document gives the same bytes.
package report

//go:generate go test -run TestSchemaIsCurrent . -update
