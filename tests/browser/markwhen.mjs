// Reads timeline.mw from standard input with markwhen's own parser and prints what it found, as JSON.
import { readFileSync } from "node:fs";
import { flat, isEvent, parse } from "@markwhen/parser";

const read = parse(readFileSync(0, "utf8"));
const events = flat(read.events)
  .filter(isEvent)
  .map(({ firstLine, dateRangeIso, tags }) => ({
    title: firstLine.restTrimmed.trim(),
    start: dateRangeIso.fromDateTimeIso.slice(0, 10),
    end: dateRangeIso.toDateTimeIso.slice(0, 10), // the first day after
    tags,
  }));
console.log(JSON.stringify({ title: read.header.title, messages: read.documentMessages, events }));
