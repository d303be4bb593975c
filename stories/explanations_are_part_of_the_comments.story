# Section 55(5B): of each recommendation, what was done or will be done, or why
# nothing. It is part of the comments, and its lateness is counted there alone.

on 6 March 2024 the inspectorate publishes "Missing people" about Exampleshire
on 6 March 2024 "Missing people" recommends "Grade every risk" to the Chief Constable of Exampleshire
on 6 March 2024 "Missing people" recommends "Fund the team" to the commissioner for Exampleshire
on 6 March 2024 "Missing people" recommends "Teach the course" to the department

"Grade every risk" asks Exampleshire Police and the commissioner for Exampleshire
"Fund the team" asks the commissioner for Exampleshire
# A recommendation to somebody else altogether wants no explanation of the
# commissioner.
"Teach the course" asks Department of Invention

as at 30 April 2024 the explanation of the commissioner for Exampleshire on "Grade every risk" is: Awaiting, 1 day left
as at 30 April 2024 the action of Exampleshire on "Grade every risk" is: No legal deadline

on 10 May 2024 the commissioner for Exampleshire answers "Missing people"
on 10 May 2024 the commissioner for Exampleshire explains "Grade every risk": action proposed
on 10 May 2024 the commissioner for Exampleshire explains "Fund the team": not addressed
as at 10 May 2024 the comments of the commissioner for Exampleshire on "Missing people" are: Answered late, 10 days past, published on 10 May 2024
as at 10 May 2024 the explanation of the commissioner for Exampleshire on "Grade every risk" is: Answered, published on 10 May 2024
as at 10 May 2024 the explanation of the commissioner for Exampleshire on "Fund the team" is: Not addressed, published on 10 May 2024

# A second letter addresses it. Turned back, the page shows what was so then.
on 3 June 2024 the commissioner for Exampleshire explains "Fund the team": action taken
as at 3 June 2024 the explanation of the commissioner for Exampleshire on "Fund the team" is: Answered, published on 10 May 2024
as at 2 June 2024 the explanation of the commissioner for Exampleshire on "Fund the team" is: Not addressed, published on 10 May 2024
