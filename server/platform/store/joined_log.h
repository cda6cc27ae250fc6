// SPDX-License-Identifier: Apache-2.0
// SQLite writes a commit into its log page by page, two small writes each. Through this layer over the system's file calls
// (a "VFS") the pages of a commit are gathered and written with one call. Only the log is touched, and its bytes and their
// order stay the same: they are in the file before a sync begins, before anything is read or cut, and, whatever
// `synchronous` says, before SQLite learns that the last page of a commit is written. So no other connection can look for
// a page that is not there, and a write that fails fails the commit.
//
// A log that is synced at every commit also grows in steps, filled with zeros, ahead of what is written: a sync of a file
// that grows waits for the file system's journal too. SQLite takes zeros behind the last frame for the end of the log, as
// it does with what an earlier round left there.
#pragma once

#include <string>

namespace postroom::store {

/// The name of the layer over the VFS `below` ("": SQLite's default), for sqlite3_open_v2. Thread-safe.
/// Empty when there is no VFS of that name.
std::string joinedLog(const std::string& below);

} // namespace postroom::store
