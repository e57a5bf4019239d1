#pragma once

#include "areas/circles/decisions/read_decisions.h"
#include "html/page.h"

namespace circles {

/// The first step of asking: how the circle shall decide.
html::Page kind_page(Circle const& circle, Thread const& thread);

/// The second step: the question and what belongs to its kind.
html::Page ask_form(Circle const& circle, Thread const& thread, DecisionKind kind, web::Fields const& fields,
    base::Refusal const* refusal);
html::Page change_form(SeenDecision const& seen, web::Fields const& fields, base::Refusal const* refusal);

/// A decision with the reader's ballot, or with what came of it.
html::Page decision_page(
    base::Actor const& actor, DecisionView const& view, web::Fields const& ballot, base::Refusal const* refusal);

html::Page decisions_page(base::Actor const& actor, DecisionList const& list);

/// The voting paper: its fields and its one button, sent to `url`.
html::Html ballot_form(
    Decision const& decision, html::Url const& url, web::Fields const& ballot, base::Refusal const* refusal);

/// What a link in a mail opens: the question with its paper, for somebody who need not sign in.
html::Page mail_page(Decision const& decision, html::Url const& url, web::Fields const& ballot,
    base::Refusal const* refusal, bool again);
/// After her answer was kept.
html::Page mail_answered_page(Circle const& circle, Decision const& decision, html::Url const& url);
/// When its time is over, or it was withdrawn.
html::Page mail_over_page(Circle const& circle, Decision const& decision);
/// When the link is not ours, or not hers any more; it tells nothing of any circle.
html::Page mail_unknown_page();

} // namespace circles
