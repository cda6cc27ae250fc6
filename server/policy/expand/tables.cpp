// SPDX-License-Identifier: Apache-2.0
// Every item, operator and condition of the language: one row each.
#include "server/policy/expand/families.h"

#include <unordered_map>

namespace postroom::expand {

namespace {

using Form = ItemForm;
using Shape = ConditionForm;

constexpr ItemRow items[] = {
    {"acl", Form::arguments, 1, 10, itemAcl, "${acl{name}{argument}...}"},
    {"authresults", Form::arguments, 1, 1, itemAuthResults, "${authresults{host name}}"},
    {"certextract", Form::certificate, 2, 2, itemCertificate, "${certextract{field}{$tls_in_peercert}{yes}{no}}"},
    {"dlfunc", Form::absent, 0, 0, nullptr, "loadable functions"},
    {"env", Form::branched, 1, 1, itemEnvironment, "${env{NAME}{yes}{no}}"},
    {"extract", Form::extract, 2, 5, itemExtract, "${extract{key}{text}{yes}{no}}, ${extract{number}{separators}{text}{yes}{no}}"},
    {"filter", Form::iterate, 2, 2, itemFilter, "${filter{list}{condition}}"},
    {"hash", Form::arguments, 2, 3, itemHash, "${hash{n}{m}{text}}"},
    {"hmac", Form::arguments, 3, 3, itemHmac, "${hmac{md5 or sha1}{secret}{text}}"},
    {"if", Form::condition, 0, 0, itemIf, "${if condition{yes}{no}}"},
    {"imapfolder", Form::arguments, 1, 3, itemImapFolder, "${imapfolder{name}{separator}{specials}}"},
    {"length", Form::arguments, 2, 2, itemLength, "${length{n}{text}}"},
    {"listextract", Form::branched, 2, 2, itemListExtract, "${listextract{number}{list}{yes}{no}}"},
    {"listquote", Form::arguments, 2, 2, itemListQuote, "${listquote{separator}{text}}"},
    {"lookup", Form::lookup, 1, 2, itemLookup, "${lookup{key}type{file}{yes}{no}}, ${lookup type{query}{yes}{no}}"},
    {"map", Form::iterate, 2, 2, itemMap, "${map{list}{text with $item}}"},
    {"nhash", Form::arguments, 2, 3, itemNumericHash, "${nhash{n}{m}{text}}"},
    {"perl", Form::arguments, 1, 9, itemPerl, "${perl{function}{argument}...}"},
    {"prvs", Form::arguments, 2, 3, itemPrvs, "${prvs{address}{secret}{key number}}"},
    {"prvscheck", Form::arguments, 2, 3, itemPrvsCheck, "${prvscheck{address}{secret}{result}}"},
    {"readfile", Form::arguments, 1, 2, itemReadFile, "${readfile{file}{end of line}}"},
    {"readsocket", Form::readSocket, 2, 4, itemReadSocket, "${readsocket{socket}{request}{timeout}{end of line}{failure}}"},
    {"reduce", Form::iterate, 3, 3, itemReduce, "${reduce{list}{start}{text with $value and $item}}"},
    {"run", Form::run, 1, 1, itemRun, "${run{command}{yes}{no}}"},
    {"sg", Form::arguments, 3, 3, itemSubstitute, "${sg{text}{pattern}{replacement}}"},
    {"sort", Form::sort, 3, 3, itemSort, "${sort{list}{comparator}{key with $item}}"},
    {"srs_encode", Form::arguments, 3, 3, itemSrsEncode, "${srs_encode{secret}{return path}{our domain}}"},
    {"substr", Form::arguments, 2, 3, itemSubstring, "${substr{start}{length}{text}}"},
    {"tr", Form::arguments, 3, 3, itemTranslate, "${tr{text}{characters}{replacements}}"},
};

constexpr OperatorRow operators[] = {
    {"address", operatorAddress, false, "the address inside a header's text"},
    {"addresses", operatorAddresses, false, "all addresses of a header's text, as a list"},
    {"base32", operatorBase32, false, "number in base 32"},
    {"base32d", operatorBase32Decode, false, ""},
    {"base62", operatorBase62, false, "number in base 62"},
    {"base62d", operatorBase62Decode, false, ""},
    {"base64", operatorBase64, false, "bytes in base 64"},
    {"base64d", operatorBase64Decode, false, ""},
    {"domain", operatorDomain, false, "domain of an address"},
    {"escape", operatorEscape, false, "unprintable characters as escapes"},
    {"escape8bit", operatorEscape8, false, "8-bit characters as escapes"},
    {"eval", operatorEval, true, "arithmetic"},
    {"eval10", operatorEvalDecimal, false, "arithmetic, all numbers decimal"},
    {"expand", operatorExpand, false, "expands once more"},
    {"from_utf8", operatorFromUtf8, false, "UTF-8 to ISO 8859-1"},
    {"h", operatorHash, true, "${h_n_m:text}"},
    {"hash", operatorHash, true, "${hash_n_m:text}"},
    {"headerwrap", operatorHeaderWrap, true, "folds a header line"},
    {"hex2b64", operatorHexToBase64, false, "hexadecimal to base 64"},
    {"hexquote", operatorHexQuote, false, "8-bit characters as \\xHH"},
    {"ipv6denorm", operatorIpv6Full, false, "IPv6 address with all digits"},
    {"ipv6norm", operatorIpv6Norm, false, "IPv6 address in its shortest form"},
    {"l", operatorLength, true, "${l_n:text}"},
    {"lc", operatorLower, true, "lower case"},
    {"length", operatorLength, true, "${length_n:text}"},
    {"listcount", operatorListCount, false, "number of items of a list"},
    {"listnamed", operatorListNamed, true, "items of a named list"},
    {"local_part", operatorLocalPart, false, "local part of an address"},
    {"mask", operatorMask, true, "network of an address"},
    {"md5", operatorMd5, false, ""},
    {"nh", operatorNumericHash, true, "${nh_n_m:text}"},
    {"nhash", operatorNumericHash, true, "${nhash_n_m:text}"},
    {"quote", operatorQuote, true, "in quotes where needed; ${quote_type:..} for a lookup"},
    {"quote_local_part", operatorQuoteLocalPart, false, "by RFC 5322"},
    {"randint", operatorRandom, false, "random number below n"},
    {"reverse_ip", operatorReverseIp, false, "address with its parts reversed"},
    {"rfc2047", operatorRfc2047, false, "encoded words"},
    {"rfc2047d", operatorRfc2047Decode, false, "decodes encoded words"},
    {"rxquote", operatorRegexQuote, false, "for use inside a regular expression"},
    {"s", operatorSubstring, true, "${s_start_length:text}"},
    {"sha1", operatorSha1, false, ""},
    {"sha2", operatorSha2, true, "${sha2_256:text}"},
    {"sha256", operatorSha256, true, ""},
    {"sha3", operatorSha3, true, "${sha3_256:text}"},
    {"stat", operatorStat, false, "facts of a file"},
    {"str2b64", operatorBase64, false, "old name of base64"},
    {"strlen", operatorLengthOf, true, "number of bytes"},
    {"substr", operatorSubstring, true, "${substr_start_length:text}"},
    {"time_eval", operatorTimeEval, false, "1d2h to seconds"},
    {"time_interval", operatorTimeInterval, false, "seconds to 1d2h"},
    {"uc", operatorUpper, true, "upper case"},
    {"utf8_domain_from_alabel", operatorDomainFromAlabel, false, ""},
    {"utf8_domain_to_alabel", operatorDomainToAlabel, false, ""},
    {"utf8_localpart_from_alabel", operatorLocalPartFromAlabel, false, ""},
    {"utf8_localpart_to_alabel", operatorLocalPartToAlabel, false, ""},
    {"utf8clean", operatorUtf8Clean, false, "bytes that are not UTF-8 as ?"},
    {"xtextd", operatorXtextDecode, false, "decodes xtext (RFC 3461)"},
};

constexpr ConditionRow conditions[] = {
    {"<", Shape::two, 2, 2, conditionNumber, "< {number}{number}"},
    {"<=", Shape::two, 2, 2, conditionNumber, "<= {number}{number}"},
    {"=", Shape::two, 2, 2, conditionNumber, "= {number}{number}"},
    {"==", Shape::two, 2, 2, conditionNumber, "== {number}{number}"},
    {">", Shape::two, 2, 2, conditionNumber, "> {number}{number}"},
    {">=", Shape::two, 2, 2, conditionNumber, ">= {number}{number}"},
    {"acl", Shape::group, 1, 10, conditionAcl, "acl{{name}{argument}...}"},
    {"and", Shape::logic, 0, 0, conditionAnd, "and{{condition}{condition}...}"},
    {"bool", Shape::one, 1, 1, conditionBool, "bool{text}"},
    {"bool_lax", Shape::one, 1, 1, conditionBoolLax, "bool_lax{text}"},
    {"crypteq", Shape::two, 2, 2, conditionCrypt, "crypteq{password}{hash}"},
    {"def", Shape::defined, 0, 0, conditionDefined, "def:variable"},
    {"eq", Shape::two, 2, 2, conditionText, "eq{text}{text}"},
    {"eqi", Shape::two, 2, 2, conditionText, "eqi{text}{text}"},
    {"exists", Shape::one, 1, 1, conditionExists, "exists{file}"},
    {"first_delivery", Shape::none, 0, 0, conditionFirstDelivery, "first_delivery"},
    {"forall", Shape::iterate, 1, 1, conditionForAll, "forall{list}{condition}"},
    {"forall_json", Shape::iterate, 1, 1, conditionForAll, "forall_json{array}{condition}"},
    {"forall_jsons", Shape::iterate, 1, 1, conditionForAll, "forall_jsons{array}{condition}"},
    {"forany", Shape::iterate, 1, 1, conditionForAny, "forany{list}{condition}"},
    {"forany_json", Shape::iterate, 1, 1, conditionForAny, "forany_json{array}{condition}"},
    {"forany_jsons", Shape::iterate, 1, 1, conditionForAny, "forany_jsons{array}{condition}"},
    {"ge", Shape::two, 2, 2, conditionText, "ge{text}{text}"},
    {"gei", Shape::two, 2, 2, conditionText, "gei{text}{text}"},
    {"gt", Shape::two, 2, 2, conditionText, "gt{text}{text}"},
    {"gti", Shape::two, 2, 2, conditionText, "gti{text}{text}"},
    {"inbound_srs", Shape::two, 2, 2, conditionInboundSrs, "inbound_srs{local part}{secret}"},
    {"inlist", Shape::two, 2, 2, conditionInList, "inlist{text}{list}"},
    {"inlisti", Shape::two, 2, 2, conditionInList, "inlisti{text}{list}"},
    {"isip", Shape::one, 1, 1, conditionIsIp, "isip{text}"},
    {"isip4", Shape::one, 1, 1, conditionIsIp, "isip4{text}"},
    {"isip6", Shape::one, 1, 1, conditionIsIp, "isip6{text}"},
    {"ldapauth", Shape::one, 1, 1, conditionLdapAuth, "ldapauth{user=\"..\" pass=\"..\" ldap://host/}"},
    {"le", Shape::two, 2, 2, conditionText, "le{text}{text}"},
    {"lei", Shape::two, 2, 2, conditionText, "lei{text}{text}"},
    {"lt", Shape::two, 2, 2, conditionText, "lt{text}{text}"},
    {"lti", Shape::two, 2, 2, conditionText, "lti{text}{text}"},
    {"match", Shape::two, 2, 2, conditionMatch, "match{text}{pattern}"},
    {"match_address", Shape::twoList, 2, 2, conditionMatchList, "match_address{address}{address list}"},
    {"match_domain", Shape::twoList, 2, 2, conditionMatchList, "match_domain{domain}{domain list}"},
    {"match_ip", Shape::twoList, 2, 2, conditionMatchList, "match_ip{address}{host list}"},
    {"match_local_part", Shape::twoList, 2, 2, conditionMatchList, "match_local_part{local part}{local part list}"},
    {"or", Shape::logic, 0, 0, conditionOr, "or{{condition}{condition}...}"},
    {"pam", Shape::absent, 0, 0, nullptr, "PAM (ask saslauthd -a pam by the condition saslauthd)"},
    {"pwcheck", Shape::absent, 0, 0, nullptr, "pwcheck"},
    {"queue_running", Shape::none, 0, 0, conditionQueueRunning, "queue_running"},
    {"radius", Shape::absent, 0, 0, nullptr, "RADIUS (ask saslauthd -a pam with pam_radius by the condition saslauthd)"},
    {"saslauthd", Shape::group, 2, 4, conditionSaslAuthd, "saslauthd{{user}{password}{service}{realm}}"},
};

template <typename Row, std::size_t Count>
const Row* find(const Row (&rows)[Count], std::string_view name) {
    static const auto index = [&rows] {
        std::unordered_map<std::string_view, const Row*> map;
        for (const Row& row : rows)
            map.emplace(row.name, &row);
        return map;
    }();
    const auto place = index.find(name);
    return place == index.end() ? nullptr : place->second;
}

template <typename Row, std::size_t Count>
std::vector<std::string> namesOf(const Row (&rows)[Count]) {
    std::vector<std::string> names;
    for (const Row& row : rows)
        names.emplace_back(row.name);
    return names;
}

} // namespace

const ItemRow* findItem(std::string_view name) {
    return find(items, name);
}
const OperatorRow* findOperator(std::string_view name) {
    return find(operators, name);
}
const ConditionRow* findCondition(std::string_view name) {
    return find(conditions, name);
}
std::vector<std::string> itemNames() {
    return namesOf(items);
}
std::vector<std::string> operatorNames() {
    return namesOf(operators);
}
std::vector<std::string> conditionNames() {
    return namesOf(conditions);
}

} // namespace postroom::expand
