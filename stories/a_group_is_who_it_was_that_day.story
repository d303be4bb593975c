# "All chief constables" are those there were on the day. Upper Westmarch has a
# force of its own from 1 April 2025.

on 3 March 2025 the inspectorate publishes "Stop and search" about all forces
on 3 March 2025 "Stop and search" recommends "Record every reason" to all chief constables
"Record every reason" asks Exampleshire Police, Northmoor Police, Southvale Police, Westmarch Police, the commissioner for Exampleshire, the Mayor of Northmoor, the commissioner for Southvale and the commissioner for Westmarch

# It is not asked of a force that came later, not even by a later correction.
on 2 April 2025 we correct "Record every reason": it was put to all chief constables
"Record every reason" asks Exampleshire Police, Northmoor Police, Southvale Police, Westmarch Police, the commissioner for Exampleshire, the Mayor of Northmoor, the commissioner for Southvale and the commissioner for Westmarch

on 3 April 2025 the inspectorate publishes "Call handling" about all forces
"Call handling" asks the commissioner for Exampleshire, the Mayor of Northmoor, the commissioner for Southvale, the commissioner for Upper Westmarch and the commissioner for Westmarch
