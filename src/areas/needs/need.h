#pragma once

#include "base/actor.h"
#include "base/result.h"
#include "base/time.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace needs {

using NeedId = base::IdOf<struct NeedTag>;
using ReplyId = base::IdOf<struct ReplyTag>;

/// A draft is its author's; an open need is its audience's; a merged one leads to where its supporters went. What a steward has
/// hidden is seen by its author and stewards, what its author took away by her alone.
enum class State { draft, open, closed, merged, hidden, taken_away };

/// "1r2k-too-late": the path's last part. The id decides; the words are for people.
std::string path_name_of(NeedId id, std::string_view slug);

/// Something a teacher's class lacks, told so that others can answer it with a practice.
struct Need {
    NeedId id {};
    base::PersonId author {};
    base::Audience audience = base::Audience::everyone;
    std::string title {};
    std::string slug {};
    std::string story {};
    std::string subject {};
    std::string grade {};
    std::optional<std::int64_t> place {};
    std::string language {};
    State state = State::draft;
    std::optional<std::string> photo {}; ///< what is to be seen on it; nothing without a photo
    std::optional<base::Time> opened_at {};
    std::optional<NeedId> merged_into {};
    bool operator==(Need const&) const = default;

    std::string path_name() const { return path_name_of(id, slug); }
};

/// "That is mine too", with as much about the class as its teacher told.
struct MeToo {
    NeedId need {};
    base::PersonId person {};
    std::optional<std::int64_t> class_size {};
    std::string grade {};
    std::string setting {};
    std::vector<std::string> lacks {}; ///< projector, internet, books …
    bool named = false;                ///< members may see that I said it
    base::Time said_at {};
    bool operator==(MeToo const&) const = default;
};

/// An answer in a sentence or two.
struct Reply {
    ReplyId id {};
    NeedId need {};
    base::PersonId author {};
    std::string text {};
    std::string link {}; ///< a path of this site or an address elsewhere; may be empty
    base::Time written_at {};
    std::optional<base::Time> hidden_at {};
    bool operator==(Reply const&) const = default;
};

std::string_view name_of(State state);
std::optional<State> state_named(std::string_view name);

/// What a class may lack, as the me-too form offers it.
extern std::array<std::string_view, 6> const lack_codes;
bool is_lack(std::string_view code);

/// A need is opened once: reopening would reset the age that stewards sort by.
base::Result<Need> opened(Need need, base::Time now);

/// An open need whose author, or a steward, says it is answered; it stays readable.
base::Result<Need> closed(Need need);

/// Whether people may still say "me too" and answer.
base::Result<base::Done> takes_answers(Need const& need);

} // namespace needs
