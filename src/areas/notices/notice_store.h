#pragma once

#include "areas/notices/notice.h"
#include "platform/storage/sql.h"

#include <span>
#include <unordered_map>
#include <vector>

namespace notices {

/// All SQL about notices.
class NoticeStore {
public:
    explicit NoticeStore(platform::Tx& tx)
        : tx_ {tx}
    {
    }

    /// Makes it unless the same cause made it before.
    std::optional<NoticeId> add(Notice const& notice);
    /// Takes back what is unread and had no other cause. Whether there was something to take back.
    bool take_back(base::PersonId person, std::string_view once_key);
    bool was_told(base::PersonId person, std::string_view once_key);

    base::Result<Notice> find(NoticeId id);
    /// Many at once; missing ones are left out.
    std::unordered_map<NoticeId, Notice> of(std::span<NoticeId const> ids);
    std::int64_t unread(base::PersonId person);
    /// Unread ones, oldest first.
    std::vector<Notice> waiting(base::PersonId person, int limit);
    /// All of them before this one, newest first.
    std::vector<Notice> page(base::PersonId person, NoticeId before, int limit);
    /// Unread ones of many people that happened in this span, oldest first.
    std::vector<Notice> waiting_of(std::span<base::PersonId const> people, base::Time since, base::Time until);

    void mark_read(NoticeId id, base::Time now);
    /// All that she could see: what was taken back for now waits for the day that it comes back.
    void mark_all_read(base::PersonId person, base::Time now);
    /// False when it was mailed or read already, and when another one about the same thread was mailed that she has not read;
    /// but each question is mailed.
    bool claim_mail(NoticeId id, base::Time now);
    void unclaim_mail(NoticeId id);

    /// The unread one of this kind to the same person about the same circle and thread, whether it stands or not.
    std::optional<Notice> unread_about(Notice const& like);
    /// Unread ones about a circle to one person, of one kind to anybody, about a thread to anybody, whether they stand or not.
    std::vector<Notice> unread_of(circles::CircleId circle, base::PersonId person);
    std::vector<Notice> unread_of(circles::CircleId circle, Kind kind);
    std::vector<Notice> unread_of(circles::ThreadId thread);
    /// Unread ones that ask hosts of a circle how it goes on, or tell who its host is.
    std::vector<Notice> unread_of_life(circles::CircleId circle);
    /// The unread one that tells her of answers to this need, whether it stands or not.
    std::optional<Notice> unread_answers(base::PersonId person, needs::NeedId need);
    /// Unread ones to one person, whether they stand or not.
    std::vector<Notice> unread_of(base::PersonId person);
    /// Keeps how much of an unread one stands: its times, who did it first, the first post or answer.
    void settle(Notice const& notice);
    /// Nothing that was told of this circle stands any more.
    void withdraw(circles::CircleId circle);

    /// What others than its author were told of a need stands or does not; two hundred at most. True when all of them fit.
    bool settle_some(needs::NeedId need, base::PersonId author, bool stands);

    /// What was told of one circle is told of another, two hundred at most. True when nothing is left.
    bool carry_some(circles::CircleId from, circles::CircleId into);

    void forget(circles::CircleId circle);
    void forget(circles::ThreadId thread);
    /// What asked this person, or everybody, to decide it.
    void forget(circles::DecisionId decision, std::optional<base::PersonId> person);
    /// One of a kind about a decision, of this person or everybody.
    void forget(circles::DecisionId decision, std::optional<base::PersonId> person, Kind kind);
    void forget(needs::NeedId need);
    /// Removes at most a hundred of hers. True when none is left.
    bool forget_some(base::PersonId person);

private:
    platform::Tx& tx_;
};

} // namespace notices
