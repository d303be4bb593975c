//! The site from outside: requests in, pages out.

mod corrections;
mod every_page;
mod limits;
mod problems;
mod site;
