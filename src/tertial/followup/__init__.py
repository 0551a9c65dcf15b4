"""Follow-up rounds (tertialuppföljning): reports, deviations, the chain up the tree."""
