# Most of what is asked has no last day in law, and nobody is late for it.

on 15 January 2024 the assembly writes "Plans for the river police" to the department
as at 15 January 2030 the answer of the department on "Plans for the river police" is: No legal deadline

# A department's own standard is shown for comparison, and is no law.
on 16 January 2024 the assembly writes "The answer to my letter" to the department under mp-correspondence
as at 16 January 2030 the answer of the department on "The answer to my letter" is: No legal deadline

# A law that sets 56 days without saying which is day one has no last day here.
on 17 January 2024 the assembly writes "The level crossing" to Southvale Police under pfd
as at 17 January 2030 the answer of Southvale Police on "The level crossing" is: Last day not known

# A law that says it all has one, whoever is asked.
on 18 January 2024 the assembly writes "Learning from the pursuit" to Southvale Police under iopc
as at 13 March 2024 the answer of Southvale Police on "Learning from the pursuit" is: Awaiting, 1 day left
as at 14 March 2024 the answer of Southvale Police on "Learning from the pursuit" is: Not yet looked for, 1 day past

# Section 55 binds local policing bodies, and no force has a day set by it.
on 19 January 2024 the assembly writes "Comments, please" to Southvale Police under section-55
as at 19 January 2030 the answer of Southvale Police on "Comments, please" is: No legal deadline

on 6 March 2024 the department answers "Plans for the river police"
as at 6 March 2024 the answer of the department on "Plans for the river police" is: Answered, published on 6 March 2024
