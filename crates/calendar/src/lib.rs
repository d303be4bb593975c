//! Days as the law counts them: periods, the first-day rule, holidays, and the working shown.
