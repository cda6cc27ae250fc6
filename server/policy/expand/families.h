// SPDX-License-Identifier: Apache-2.0
// The functions that the tables of items, operators and conditions name, by the file they stand in. Private to this folder.
#pragma once

#include "server/policy/expand/evaluator.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace postroom::expand {

#define POSTROOM_ITEM(name) bool name(Evaluator&, const Node&, Value&)
#define POSTROOM_OPERATOR(name) bool name(Evaluator&, const Node&, Value& subject, Value& out)
#define POSTROOM_CONDITION(name) bool name(Evaluator&, const Condition&, bool& result)

// items_text.cpp
POSTROOM_ITEM(itemIf);
POSTROOM_ITEM(itemHash);
POSTROOM_ITEM(itemNumericHash);
POSTROOM_ITEM(itemLength);
POSTROOM_ITEM(itemSubstring);
POSTROOM_ITEM(itemTranslate);
POSTROOM_ITEM(itemSubstitute);
POSTROOM_ITEM(itemHmac);
POSTROOM_ITEM(itemImapFolder);
// items_list.cpp
POSTROOM_ITEM(itemMap);
POSTROOM_ITEM(itemFilter);
POSTROOM_ITEM(itemReduce);
POSTROOM_ITEM(itemSort);
POSTROOM_ITEM(itemListExtract);
POSTROOM_ITEM(itemListQuote);
// items_extract.cpp
POSTROOM_ITEM(itemExtract);
// items_outside.cpp
POSTROOM_ITEM(itemAcl);
POSTROOM_ITEM(itemEnvironment);
POSTROOM_ITEM(itemLookup);
POSTROOM_ITEM(itemReadFile);
POSTROOM_ITEM(itemPerl);
POSTROOM_ITEM(itemReadSocket);
POSTROOM_ITEM(itemRun);
POSTROOM_ITEM(itemAuthResults);
// items_sign.cpp
POSTROOM_ITEM(itemPrvs);
POSTROOM_ITEM(itemPrvsCheck);
POSTROOM_ITEM(itemSrsEncode);
POSTROOM_CONDITION(conditionInboundSrs);
// items_certificate.cpp
POSTROOM_ITEM(itemCertificate);

// operators_text.cpp
POSTROOM_OPERATOR(operatorLower);
POSTROOM_OPERATOR(operatorUpper);
POSTROOM_OPERATOR(operatorLengthOf);
POSTROOM_OPERATOR(operatorHash);
POSTROOM_OPERATOR(operatorNumericHash);
POSTROOM_OPERATOR(operatorLength);
POSTROOM_OPERATOR(operatorSubstring);
POSTROOM_OPERATOR(operatorExpand);
POSTROOM_OPERATOR(operatorEval);
POSTROOM_OPERATOR(operatorEvalDecimal);
POSTROOM_OPERATOR(operatorRandom);
POSTROOM_OPERATOR(operatorTimeEval);
POSTROOM_OPERATOR(operatorTimeInterval);
POSTROOM_OPERATOR(operatorListCount);
POSTROOM_OPERATOR(operatorListNamed);
// operators_quote.cpp
POSTROOM_OPERATOR(operatorQuote);
POSTROOM_OPERATOR(operatorQuoteLocalPart);
POSTROOM_OPERATOR(operatorRegexQuote);
POSTROOM_OPERATOR(operatorEscape);
POSTROOM_OPERATOR(operatorEscape8);
POSTROOM_OPERATOR(operatorHexQuote);
POSTROOM_OPERATOR(operatorHeaderWrap);
POSTROOM_OPERATOR(operatorXtextDecode);
// operators_code.cpp
POSTROOM_OPERATOR(operatorBase32);
POSTROOM_OPERATOR(operatorBase32Decode);
POSTROOM_OPERATOR(operatorBase62);
POSTROOM_OPERATOR(operatorBase62Decode);
POSTROOM_OPERATOR(operatorBase64);
POSTROOM_OPERATOR(operatorBase64Decode);
POSTROOM_OPERATOR(operatorHexToBase64);
POSTROOM_OPERATOR(operatorRfc2047);
POSTROOM_OPERATOR(operatorRfc2047Decode);
POSTROOM_OPERATOR(operatorFromUtf8);
POSTROOM_OPERATOR(operatorUtf8Clean);
POSTROOM_OPERATOR(operatorDomainToAlabel);
POSTROOM_OPERATOR(operatorDomainFromAlabel);
POSTROOM_OPERATOR(operatorLocalPartToAlabel);
POSTROOM_OPERATOR(operatorLocalPartFromAlabel);
// operators_digest.cpp
POSTROOM_OPERATOR(operatorMd5);
POSTROOM_OPERATOR(operatorSha1);
POSTROOM_OPERATOR(operatorSha2);
POSTROOM_OPERATOR(operatorSha256);
POSTROOM_OPERATOR(operatorSha3);
// operators_address.cpp
POSTROOM_OPERATOR(operatorAddress);
POSTROOM_OPERATOR(operatorAddresses);
POSTROOM_OPERATOR(operatorDomain);
POSTROOM_OPERATOR(operatorLocalPart);
// operators_ip.cpp
POSTROOM_OPERATOR(operatorMask);
POSTROOM_OPERATOR(operatorIpv6Norm);
POSTROOM_OPERATOR(operatorIpv6Full);
POSTROOM_OPERATOR(operatorReverseIp);
POSTROOM_OPERATOR(operatorStat);

// conditions_logic.cpp
POSTROOM_CONDITION(conditionAnd);
POSTROOM_CONDITION(conditionOr);
POSTROOM_CONDITION(conditionBool);
POSTROOM_CONDITION(conditionBoolLax);
POSTROOM_CONDITION(conditionDefined);
POSTROOM_CONDITION(conditionForAny);
POSTROOM_CONDITION(conditionForAll);
// conditions_compare.cpp
POSTROOM_CONDITION(conditionNumber);
POSTROOM_CONDITION(conditionText);
POSTROOM_CONDITION(conditionMatch);
POSTROOM_CONDITION(conditionIsIp);
POSTROOM_CONDITION(conditionInList);
POSTROOM_CONDITION(conditionCrypt);
// conditions_match.cpp
POSTROOM_CONDITION(conditionMatchList);
// conditions_outside.cpp
POSTROOM_CONDITION(conditionAcl);
POSTROOM_CONDITION(conditionExists);
POSTROOM_CONDITION(conditionSaslAuthd);
POSTROOM_CONDITION(conditionLdapAuth);
POSTROOM_CONDITION(conditionFirstDelivery);
POSTROOM_CONDITION(conditionQueueRunning);

#undef POSTROOM_ITEM
#undef POSTROOM_OPERATOR
#undef POSTROOM_CONDITION

} // namespace postroom::expand
