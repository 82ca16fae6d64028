"""What must be looked after: rules that numbers can raise, and what was agreed on each concern."""
