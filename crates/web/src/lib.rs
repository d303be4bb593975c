//! HTTP only: the router, pages, forms and downloads.
