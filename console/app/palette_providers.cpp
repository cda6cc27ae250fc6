// SPDX-License-Identifier: GPL-3.0-or-later
#include "console/app/palette_providers.h"

#include "console/app/help_window.h"
#include "console/services/json_text.h"
#include "console/widgets/form_field.h"

#include <QCoreApplication>
#include <QPointer>

namespace postroom::console {

namespace {

using Find = std::function<QList<PaletteEntry>(const QString& query)>;

/// A provider whose answer is at hand.
class QuickProvider : public PaletteProvider {
public:
    QuickProvider(Find find, QObject* parent) : PaletteProvider(parent), m_find(std::move(find)) {}
    void find(const QString& query, std::function<void(QList<PaletteEntry>)> found) override { found(m_find(query)); }

private:
    Find m_find;
};

QString say(const char* text) { return QCoreApplication::translate("PaletteProviders", text); }

/// Found in the title counts more than elsewhere.
int score(const QString& query, const QString& title, const QString& rest, int bonus) {
    if (const int inTitle = paletteScore(query, title); inTitle > 0)
        return inTitle + bonus;
    return query.isEmpty() ? 0 : paletteScore(query, title + ' ' + rest);
}

} // namespace

PaletteProvider* pagesInPalette(const PageRegistry& pages, PageContext context, QObject* parent) {
    return new QuickProvider([&pages, context](const QString& query) {
        QList<PaletteEntry> list;
        for (const auto& page : pages.pages()) {
            const PageInfo info = page->info();
            const int points = score(query, info.title, info.summary, 20);
            if (points == 0 || info.placement != Placement::navigation || !context.navigator.knows(info.id))
                continue;
            list << PaletteEntry{info.title, info.summary, info.icon, info.shortcut, points,
                                 [&navigator = context.navigator, id = info.id] { navigator.open(Link::to(id)); }};
        }
        return list;
    }, parent);
}

PaletteProvider* actionsInPalette(ActionRegistry& actions, QObject* parent) {
    return new QuickProvider([&actions](const QString& query) {
        QList<PaletteEntry> list;
        for (const auto& entry : actions.entries()) {
            const QString title = QString(entry.spec.text).remove('&');
            const int points = score(query, title, entry.spec.group + ' ' + entry.spec.summary, 10);
            if (points == 0 || !ActionRegistry::reachable(entry) || entry.spec.id.startsWith("page."))
                continue;
            list << PaletteEntry{title, entry.spec.group, entry.spec.icon, entry.action->shortcut(), points, [action = QPointer<QAction>(entry.action)] {
                                     if (action)
                                         action->trigger();
                                 }};
        }
        return list;
    }, parent);
}

PaletteProvider* optionsInPalette(Navigator& navigator, QObject* parent) {
    return new QuickProvider([&navigator](const QString& query) {
        QList<PaletteEntry> list;
        if (query.size() < 2 || !navigator.knows("settings"))
            return list;
        for (const auto& table : catalogue::optionTables())
            for (const catalogue::OptionRow& row : table) {
                if (row.kind != catalogue::Kind::main)
                    continue;
                const QString name = toQt(row.name);
                const int points = score(query, name + ' ' + catalogueText(row.title), catalogueText(row.help), 0);
                if (points > 0)
                    list << PaletteEntry{row.title.empty() ? name : catalogueText(row.title), name, "settings", {}, points,
                                         [&navigator, name] { navigator.open(Link::to("settings", {"main", name})); }};
            }
        return list;
    }, parent);
}

PaletteProvider* manualInPalette(Navigator& navigator, QObject* parent) {
    return new QuickProvider([&navigator](const QString& query) {
        QList<PaletteEntry> list;
        if (query.isEmpty())
            return list;
        for (const QString& page : HelpWindow::pages())
            if (const int points = paletteScore(query, QString(page).replace('_', ' ')); points > 0)
                list << PaletteEntry{QString(page).replace('_', ' '), say(QT_TRANSLATE_NOOP("PaletteProviders", "manual")), "help", {}, points,
                                     [&navigator, page] { navigator.help(page); }};
        return list;
    }, parent);
}

} // namespace postroom::console
