// SPDX-License-Identifier: Apache-2.0
// Conditions of the expansion language, after ${if.
#include "shared/catalogue/tables.h"

namespace postroom::catalogue {

namespace {

constexpr auto kind = ExpansionKind::condition;

constexpr ExpansionRow rows[] = {
    {"<", kind, "< {a}{b}", "The number a is less than b."},
    {"<=", kind, "<= {a}{b}", "The number a is at most b."},
    {"=", kind, "= {a}{b}", "The numbers are equal."},
    {"==", kind, "== {a}{b}", "The numbers are equal."},
    {">", kind, "> {a}{b}", "The number a is greater than b."},
    {">=", kind, ">= {a}{b}", "The number a is at least b."},
    {"acl", kind, "acl {{name}{arg}}", "An ACL accepts."},
    {"and", kind, "and {{c1}{c2}}", "All are true."},
    {"or", kind, "or {{c1}{c2}}", "At least one is true."},
    {"bool", kind, "bool{string}", "The string is a boolean that is true."},
    {"bool_lax", kind, "bool_lax{string}", "The string is not empty, 0, no or false."},
    {"crypteq", kind, "crypteq{password}{hash}", "The password fits the hash."},
    {"def", kind, "def:variable", "The variable or header exists and is not empty."},
    {"eq", kind, "eq{a}{b}", "The strings are equal."},
    {"eqi", kind, "eqi{a}{b}", "The strings are equal but for case."},
    {"ldapauth", kind, "ldapauth{user=\"dn\" pass=\"password\" ldap://host/}", "An LDAP server takes this name and password."},
    {"saslauthd", kind, "saslauthd{{user}{password}{service}{realm}}", "Cyrus saslauthd takes this name and password; service and realm may be left out."},
    {"exists", kind, "exists{file}", "The file exists."},
    {"first_delivery", kind, "first_delivery", "This is the first attempt at delivery."},
    {"forall", kind, "forall{list}{condition}", "The condition is true for every item, of which there is one."},
    {"forany", kind, "forany{list}{condition}", "The condition is true for an item."},
    {"forall_json", kind, "forall_json{array}{condition}", "The same for a JSON array."},
    {"forall_jsons", kind, "forall_jsons{array}{condition}", "The same for a JSON array of strings."},
    {"forany_json", kind, "forany_json{array}{condition}", "The same for a JSON array."},
    {"forany_jsons", kind, "forany_jsons{array}{condition}", "The same for a JSON array of strings."},
    {"ge", kind, "ge{a}{b}", "The string a is not before b."},
    {"gei", kind, "gei{a}{b}", "The same without case."},
    {"gt", kind, "gt{a}{b}", "The string a is after b."},
    {"gti", kind, "gti{a}{b}", "The same without case."},
    {"le", kind, "le{a}{b}", "The string a is not after b."},
    {"lei", kind, "lei{a}{b}", "The same without case."},
    {"lt", kind, "lt{a}{b}", "The string a is before b."},
    {"lti", kind, "lti{a}{b}", "The same without case."},
    {"inbound_srs", kind, "inbound_srs{local part}{secret}",
     "The local part is a sender address that we made; $srs_recipient has the original."},
    {"inlist", kind, "inlist{string}{list}", "The string is an item of the list."},
    {"inlisti", kind, "inlisti{string}{list}", "The same without case."},
    {"isip", kind, "isip{string}", "The string is an IP address."},
    {"isip4", kind, "isip4{string}", "The string is an IPv4 address."},
    {"isip6", kind, "isip6{string}", "The string is an IPv6 address."},
    {"match", kind, "match{string}{regex}", "The pattern matches; $1 and so on are its groups."},
    {"match_address", kind, "match_address{address}{list}", "The address list has the address."},
    {"match_domain", kind, "match_domain{domain}{list}", "The domain list has the domain."},
    {"match_ip", kind, "match_ip{address}{list}", "The host list has the address."},
    {"match_local_part", kind, "match_local_part{string}{list}", "The local part list has the string."},
    {"queue_running", kind, "queue_running", "This is part of a queue run."},
};

} // namespace

std::span<const ExpansionRow> expansionConditions() { return rows; }

} // namespace postroom::catalogue
