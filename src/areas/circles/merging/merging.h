#pragma once

#include "areas/circles/circle.h"
#include "platform/storage/context.h"

namespace circles {

using MergingId = base::IdOf<struct MergingTag>;

/// What is done first and what last while two circles become one. Each is taken up again where it was left.
enum class Stage { none, voters, people, threads, things, index, tidy, done };
inline constexpr base::Names<Stage, 8> stages {
    {"none", "voters", "people", "threads", "things", "index", "tidy", "done"}};

/// A host's proposal to make one of two circles. The hosts of the other one agree or decline; from then on nothing takes it back.
struct Merging {
    MergingId id {};
    CircleId circle {}; ///< whose host proposed it
    CircleId other {};  ///< whose hosts are asked
    CircleId into {};   ///< the one of both that stays, with its address
    std::string name {};
    std::string purpose {};
    std::string promises {};
    std::string why {};
    std::string answer {}; ///< the sentence of who agreed or declined
    base::PersonId proposed_by {};
    base::Time proposed_at {};
    std::optional<base::PersonId> answered_by {};
    std::optional<base::Time> agreed_at {};
    std::optional<base::Time> refused_at {};
    std::optional<base::Time> ended_at {};    ///< taken back, or one of the circles is gone
    std::optional<base::Time> finished_at {}; ///< everything is in the one circle
    Stage stage = Stage::none;
    std::int64_t at = 0; ///< how far the stage has come: what this counts, the stage says
    base::PersonId at_person {};
    bool operator==(Merging const&) const = default;

    /// The one that becomes part of the other.
    CircleId from() const { return into == circle ? other : circle; }
    /// Waits for a host of the other circle: nobody has decided, and the time for it is not over.
    bool is_open(base::Time now) const;
    bool is_going_on() const { return agreed_at && !finished_at; }
};

constexpr base::Milliseconds merging_answer_time = std::chrono::hours {24 * 30};

base::Result<Merging> agreed(Merging merging, base::PersonId by, std::string answer, base::Time now);
base::Result<Merging> declined(Merging merging, base::PersonId by, std::string answer, base::Time now);
base::Result<Merging> taken_back(Merging merging, base::Time now);

/// Whether one can be made of these two at all. Refused: not_active, private_with_private, merging_already.
base::Result<base::Done> can_be_one(Circle const& one, Circle const& other);

/// The circle that stays as it is from the moment of agreement on: with the words agreed on, and neither read nor entered by
/// anybody whom the more closed one of the two would have kept out.
Circle made_one(Circle into, Circle const& from, Merging const& merging);
/// The other one until it is gone: readable by those who may read the one, and nobody writes in it.
Circle on_the_way(Circle from, Circle const& into);

/// What somebody is to the one circle who was something to either. Host weighs most, then out, then member, invited, asking. A host
/// of the circle that stays is its host whatever the other one thinks of her; being taken out weighs more than anything else.
Membership merged(Membership const& into, Membership const& from);

/// A host of the other circle is asked, and may agree or decline.
struct MergingProposed {
    static constexpr std::string_view name = "circles.merging_proposed";
    MergingId merging {};
    std::string payload() const;
    static MergingProposed from_payload(std::string_view text);
};

/// Somebody agreed, declined, or took it back.
struct MergingDecided {
    static constexpr std::string_view name = "circles.merging_decided";
    MergingId merging {};
    std::string payload() const;
    static MergingDecided from_payload(std::string_view text);
};

/// Two circles are one now, everything is there.
struct CirclesMerged {
    static constexpr std::string_view name = "circles.merged";
    MergingId merging {};
    CircleId from {};
    CircleId into {};
    std::string payload() const;
    static CirclesMerged from_payload(std::string_view text);
};

} // namespace circles
