// SPDX-License-Identifier: Apache-2.0
// Items of the expansion language: ${name ...}.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

constexpr auto kind = ExpansionKind::item;

constexpr ExpansionRow rows[] = {
    {"acl", kind, "${acl{name}{arg}...}", "The message of an ACL that accepts or denies; fails when it does neither."},
    {"authresults", kind, "${authresults{authserv-id}}", "An Authentication-Results header with what was checked."},
    {"certextract", kind, "${certextract{field}{certificate}{yes}{no}}", "A field of a certificate."},
    {"env", kind, "${env{NAME}{yes}{no}}", "A variable of the environment that was kept."},
    {"extract", kind, "${extract{key}{string}{yes}{no}}", "A field by name, by number with separators, or of JSON."},
    {"filter", kind, "${filter{list}{condition}}", "The items of a list for which a condition on $item is true."},
    {"hash", kind, "${hash{n}{m}{string}}", "A short textual hash."},
    {"hmac", kind, "${hmac{md5 or sha1}{key}{string}}", "A keyed digest, in hexadecimal."},
    {"if", kind, "${if condition {yes}{no}}", "One of two strings."},
    {"imapfolder", kind, "${imapfolder{name}{separator}{specials}}", "A folder name in the encoding of IMAP."},
    {"length", kind, "${length{n}{string}}", "The first characters of a string."},
    {"listextract", kind, "${listextract{number}{list}{yes}{no}}", "An item of a list by its number."},
    {"listquote", kind, "${listquote{separator}{string}}", "A string that can stand in a list."},
    {"lookup", kind, "${lookup{key} type {file} {yes}{no}}", "What a file or database says about a key."},
    {"map", kind, "${map{list}{expression}}", "A list with each item replaced; the item is $item."},
    {"nhash", kind, "${nhash{n}{m}{string}}", "A numeric hash."},
    {"perl", kind, "${perl{function}{argument}...}", "What a Perl function returns; perl_startup defines it."},
    {"prvs", kind, "${prvs{address}{key}{number}}", "A signed sender address (BATV)."},
    {"prvscheck", kind, "${prvscheck{address}{key}{yes}}",
     "The address inside a signed one, if the signature is right."},
    {"readfile", kind, "${readfile{file}{newline}}", "The contents of a file."},
    {"readsocket", kind, "${readsocket{socket}{request}{timeout}{newline}{failure}}", "What a socket answers."},
    {"reduce", kind, "${reduce{list}{start}{expression}}", "One value from all items of a list."},
    {"run", kind, "${run{command args}{yes}{no}}", "What a program prints."},
    {"sg", kind, "${sg{subject}{regex}{replacement}}", "A string with every match of a pattern replaced."},
    {"sort", kind, "${sort{list}{comparison}{key}}", "A sorted list."},
    {"srs_encode", kind, "${srs_encode{secret}{return path}{domain}}",
     "A sender address that leads bounces back through us."},
    {"substr", kind, "${substr{start}{length}{string}}", "A part of a string."},
    {"tr", kind, "${tr{subject}{from}{to}}", "A string with characters exchanged."},
};

} // namespace

std::span<const ExpansionRow> expansionItems() { return rows; }

} // namespace postroom::catalogue
