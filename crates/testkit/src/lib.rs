//! For tests only: invented bodies, fixed days, builders and the story tester.
