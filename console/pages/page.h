// SPDX-License-Identifier: GPL-3.0-or-later
// What a page is. A folder of console/pages holds one or a few: a Page that describes it and makes its view, the view, and
// models of its own. CMakeLists.txt there says postroom_page(FOLDER SOURCES ...), a function makeFOLDERPage() gives the
// Page, and nothing else needs to be touched.
#pragma once

#include "console/pages/link.h"
#include "console/pages/navigator.h"
#include "console/pages/palette_provider.h"
#include "console/services/server_state.h"
#include "console/services/session.h"
#include "console/services/working_copy.h"
#include "console/widgets/action_registry.h"
#include "shared/catalogue/command_row.h"

#include <QKeySequence>
#include <QWidget>

#include <memory>

class QSettings;

namespace postroom::console {

/// Where a page stands: in the navigation at the left, or reached by links only (one message).
enum class Placement { navigation, byLink };

struct PageInfo {
    QString id;                ///< first word of its links: "trace"
    QString title;
    QString summary;           ///< one sentence: tool tip, command palette
    QString icon;              ///< file in assets/icons without ".svg"
    QKeySequence shortcut;
    QString help;              ///< "console#trace": page of the manual and section
    catalogue::Role role = catalogue::Role::auditor; ///< the least that may see it
    Placement placement = Placement::navigation;
    int rank = 100;            ///< order in the navigation
    QString section;           ///< heading in the navigation; pages of one section stand together
};

/// Everything that a page may use; outlives the views.
struct PageContext {
    Session& session;
    ServerState& state;
    Navigator& navigator;
    ActionRegistry& actions;
    QSettings& settings;
    WorkingCopy& workingCopy;
};

/// The widget of a page. Made when it is first opened, one for each window; hidden and shown again afterwards.
class PageView : public QWidget {
    Q_OBJECT
public:
    PageView(PageContext context, QWidget* parent) : QWidget(parent), m_context(context) {}

    /// Shows what the link names; called at each visit. An empty link (only the page) keeps what is shown.
    virtual void open(const Link& link) = 0;
    /// Where we are now, for the history, "copy link" and the window's title.
    [[nodiscard]] virtual Link link() const = 0;
    [[nodiscard]] virtual QString heading() const { return {}; }
    /// Fetch again what is shown: after a reconnect, F5, and when the page is shown again.
    virtual void refresh() {}
    /// The widget that gets the keyboard when the page is opened.
    [[nodiscard]] virtual QWidget* firstFocus() { return this; }

protected:
    [[nodiscard]] Session& session() const { return m_context.session; }
    [[nodiscard]] ServerState& state() const { return m_context.state; }
    [[nodiscard]] Navigator& navigator() const { return m_context.navigator; }
    [[nodiscard]] const PageContext& context() const { return m_context; }

signals:
    /// heading() has changed.
    void headingChanged();

private:
    PageContext m_context;
};

class Page {
public:
    virtual ~Page() = default;
    [[nodiscard]] virtual PageInfo info() const = 0;
    [[nodiscard]] virtual PageView* create(PageContext context, QWidget* parent) const = 0;
    /// What the page adds to the command palette, also while it was never opened. Null: nothing.
    [[nodiscard]] virtual PaletteProvider* paletteProvider(PageContext, QObject*) const { return nullptr; }
};

} // namespace postroom::console
