//! desk_file
