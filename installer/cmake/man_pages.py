#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes man pages of the manual's Markdown: man_pages.py VERSION FOLDER PAGE.md:NAME.SECTION[:PROGRAM]...

Knows the Markdown that the manual uses: headings, paragraphs, lists, tables, code, links. With PROGRAM, the help of that
program and of all its subcommands follows the text."""
import re
import subprocess
import sys
from pathlib import Path


def escaped(text):
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq")
    return text.replace("^", "\\(ha").replace("~", "\\(ti").replace("`", "\\(ga")


def inline(text, pages):
    """Bold, italics, code and links; everything else as it stands. A link to another page names the man page made of it."""
    def link(match):
        target = Path(match[2].split("#")[0]).name
        label = inline(match[1], pages) if not match[1].endswith(".md") else ""
        page = f"\\fB{escaped(pages[target][0])}\\fR({pages[target][1]})" if target in pages else ""
        if page:
            return f"{label} ({page})" if label else page
        return label or escaped(match[2])

    out = []
    for part in re.split(r"(`[^`]+`|\*\*.+?\*\*|(?<!\w)\*\w[^*]*\*|\[[^\]]+\]\([^)]+\))", text):
        if len(part) > 2 and part[0] == "`":
            out.append("\\fB" + escaped(part[1:-1]) + "\\fR")
        elif part.startswith("**") and len(part) > 4:
            out.append("\\fB" + inline(part[2:-2], pages).replace("\\fR", "\\fB") + "\\fR")
        elif re.fullmatch(r"\*\w[^*]*\*", part):
            out.append("\\fI" + escaped(part[1:-1]) + "\\fR")
        elif found := re.fullmatch(r"\[([^\]]+)\]\(([^)]+)\)", part):
            out.append(link(found))
        else:
            out.append(escaped(re.sub(r"\\([|*_<>\\])", r"\1", part)))
    return "".join(out)


def line(text):
    """A line of output: one that begins with a dot or an apostrophe would be a request."""
    return "\\&" + text if text.startswith((".", "'")) else text


def cells(row):
    return [cell.strip().replace("\\|", "|") for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))]


def table(rows, pages):
    head, body = cells(rows[0]), [cells(row) for row in rows[2:]]
    if len(head) == 2:  # a list of terms reads better than two narrow columns
        out = []
        for row in body:
            out += [".TP", line(inline(row[0], pages)), line(inline(row[1] if len(row) > 1 else "", pages))]
        return out
    # 71 columns are there; each gets of them by the length of what it holds, within bounds.
    room = 70 - 3 * len(head)
    longest = [min(40, max([6] + [len(row[i]) for row in [head] + body if i < len(row)])) for i in range(len(head))]
    widths = [min(wanted, room * wanted // sum(longest)) for wanted in longest]
    out = [".TS", "allbox;", " ".join(f"lbw({n}n)" for n in widths), " ".join(f"lw({n}n)" for n in widths) + "."]
    for row in [head] + body:
        row += [""] * (len(head) - len(row))
        out.append("\t".join("T{\n" + line(inline(cell, pages)) + "\nT}" for cell in row))
    return out + [".TE", ".PP"]


def code(lines):
    return [".PP", ".in +4n", ".nf"] + [line(escaped(text)) for text in lines] + [".fi", ".in", ".PP"]


def body(markdown, pages):
    out, lines, at, listing = [], markdown.split("\n"), 0, False
    while at < len(lines):
        text = lines[at]
        if text.startswith("```"):
            end = next((i for i in range(at + 1, len(lines)) if lines[i].startswith("```")), len(lines))
            out += code(lines[at + 1:end])
            at = end + 1
        elif text.startswith("    ") and not listing:
            end = at
            while end < len(lines) and (lines[end].startswith("    ") or not lines[end].strip()):
                end += 1
            out += code([row[4:] for row in "\n".join(lines[at:end]).rstrip().split("\n")])
            at = end
        elif found := re.match(r"(#{2,})\s+(.*)", text):
            out.append((".SH " if len(found[1]) == 2 else ".SS ") + inline(found[2].upper() if len(found[1]) == 2 and "`" not in found[2] else found[2], pages))
            listing = False
            at += 1
        elif text.startswith("|"):
            end = at
            while end < len(lines) and lines[end].startswith("|"):
                end += 1
            out += table(lines[at:end], pages)
            at = end
        elif found := re.match(r"(\s*)([*-]|\d+\.)\s+(.*)", text):
            mark = "\\(bu" if found[2] in "*-" else found[2]
            out += [f".IP {mark} 4", line(inline(found[3], pages))]
            listing = True
            at += 1
        elif not text.strip():
            at += 1
            if at < len(lines) and lines[at].strip() and not re.match(r"[|#`]|\s*([*-]|\d+\.)\s", lines[at]) and not lines[at].startswith("  "):
                out.append(".PP")
                listing = False
        else:
            # Emphasis and code may go over the end of a line.
            end = at + 1
            while end < len(lines) and lines[end].strip() and not re.match(r"[|#]|```|\s*([*-]|\d+\.)\s", lines[end]):
                end += 1
            out.append(line(inline(" ".join(row.strip() for row in lines[at:end]), pages)))
            at = end
    return out


def helps(program, words=()):
    """(command, help) of the program and all that is below it."""
    text = subprocess.run([program, *words, "--help"], capture_output=True, text=True, check=True, timeout=60).stdout
    yield " ".join(words), text
    if "\nSubcommands:\n" in text:
        for name in re.findall(r"^  ([a-z][a-z-]*) ", text.split("\nSubcommands:\n")[1], re.M):
            if name != "sendmail":  # has a page of its own
                yield from helps(program, (*words, name))


def man_page(path, name, section, version, pages, program):
    title, markdown = re.match(r"#\s+(.*?)\n+(.*)", path.read_text(encoding="utf-8"), re.S).groups()
    if title == name:
        summary = re.split(r"(?<=[.:])\s", markdown.replace("\n", " "), maxsplit=1)[0].rstrip(".:")
    else:
        summary = title
    out = ["'\\\" t", f'.TH {name.upper()} {section} "" "Postroom {version}" "Postroom manual"', ".nh", ".ad l", ".SH NAME",
           f"{escaped(name)} \\- {inline(summary, pages)}", ".SH DESCRIPTION"]
    out += body(markdown, pages)
    if program:
        out.append(".SH EVERY COMMAND AND ITS OPTIONS")
        for words, text in helps(program):
            if words:
                out += [f".SS {name} {escaped(words)}"] + code(re.sub(r"  -h,--help .*\n", "", text).rstrip().split("\n"))
    others = [entry for entry in sorted(pages.values()) if entry[0] != name]
    out += [".SH SEE ALSO", ", ".join(f"\\fB{escaped(other)}\\fR({number})" for other, number in others)]
    return "\n".join(out) + "\n"


def main():
    version, folder = sys.argv[1], Path(sys.argv[2])
    wanted = []
    for argument in sys.argv[3:]:
        path, target, *program = argument.split(":")
        name, _, section = target.rpartition(".")
        wanted.append((Path(path), name, section, program[0] if program else ""))
    pages = {path.name: (name, section) for path, name, section, _ in wanted}
    folder.mkdir(parents=True, exist_ok=True)
    for path, name, section, program in wanted:
        (folder / f"{name}.{section}").write_text(man_page(path, name, section, version, pages, program), encoding="utf-8")


if __name__ == "__main__":
    main()
