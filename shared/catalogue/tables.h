// SPDX-License-Identifier: Apache-2.0
// The tables of the catalogue, one function for each file of rows. To add an area: a file beside the others, its
// function here, and its line in the list of the kind (events.cpp, commands.cpp, options.cpp).
#pragma once

#include "shared/catalogue/command_row.h"
#include "shared/catalogue/event_row.h"
#include "shared/catalogue/expansion_example.h"
#include "shared/catalogue/expansion_row.h"
#include "shared/catalogue/option_row.h"

namespace postroom::catalogue {

std::span<const EventRow> eventsReceive();
std::span<const EventRow> eventsQueue();
std::span<const EventRow> eventsDeliver();
std::span<const EventRow> eventsApp();

std::span<const CommandRow> commandsServer();
std::span<const CommandRow> commandsQueue();
std::span<const CommandRow> commandsTrace();
std::span<const CommandRow> commandsStats();
std::span<const CommandRow> commandsConfig();
std::span<const CommandRow> commandsDiagnose();
std::span<const CommandRow> commandsBounce();

std::span<const ExpansionRow> expansionItems();
std::span<const ExpansionRow> expansionOperators();
std::span<const ExpansionRow> expansionConditions();
std::span<const ExpansionRow> expansionVariables();
std::span<const ExpansionExample> wordExamples();
std::span<const ExpansionExample> variableExamples();

std::span<const OptionRow> optionsMainAcl();
std::span<const OptionRow> optionsMainSmtp();
std::span<const OptionRow> optionsMainTls();
std::span<const OptionRow> optionsMainQueue();
std::span<const OptionRow> optionsMainGeneral();
std::span<const OptionRow> optionsListener();
std::span<const OptionRow> optionsAccount();
std::span<const OptionRow> optionsTest();
std::span<const OptionRow> optionsRetry();
std::span<const OptionRow> optionsRewrite();
std::span<const OptionRow> optionsDomainList();
std::span<const OptionRow> optionsHostList();
std::span<const OptionRow> optionsAddressList();
std::span<const OptionRow> optionsLocalPartList();
std::span<const OptionRow> optionsRouter();
std::span<const OptionRow> optionsRouterDnslookup();
std::span<const OptionRow> optionsRouterManualroute();
std::span<const OptionRow> optionsRouterIplookup();
std::span<const OptionRow> optionsRouterQueryprogram();
std::span<const OptionRow> optionsRouterRedirect();
std::span<const OptionRow> optionsTransport();
std::span<const OptionRow> optionsTransportSmtp();
std::span<const OptionRow> optionsTransportAppendfile();
std::span<const OptionRow> optionsTransportPipe();
std::span<const OptionRow> optionsTransportAutoreply();
std::span<const OptionRow> optionsTransportLmtp();
std::span<const OptionRow> optionsAuthenticator();
std::span<const OptionRow> optionsAuthenticatorPlaintext();

} // namespace postroom::catalogue
